using NotebookLab.Landscapes;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts.Axes;

/// <summary>The plane that fields and paths are drawn on: axes fixed to the window, one unit as long across as upwards.</summary>
static class Plane
{
    const double Widest = 4;   // beyond, a chart of equal units would be a strip

    public static bool Shows(this Window window, double[] point) =>
        window.XMin <= point[0] && point[0] <= window.XMax && window.YMin <= point[1] && point[1] <= window.YMax;

    /// <summary>The window with room around it, at each side so many times as wide or as high as the window.</summary>
    public static Window Widened(this Window window, double margin)
    {
        double across = margin * (window.XMax - window.XMin), up = margin * (window.YMax - window.YMin);
        return new Window(window.XMin - across, window.XMax + across, window.YMin - up, window.YMax + up);
    }

    public static Layout Of(Window window, bool legend, string xTitle = "x₀", string yTitle = "x₁")
    {
        double width = window.XMax - window.XMin, height = window.YMax - window.YMin;
        bool equal = width / height is <= Widest and >= 1 / Widest;
        int picture = equal ? (int)Math.Clamp(680 * height / width, 240, 460) : 360;
        var y = Figure.Axis(yTitle, window.YMin, window.YMax);
        var x = Figure.Axis(xTitle, window.XMin, window.XMax);
        if (equal)
        {
            x.Set("constrain", "domain");
            y.Set("constrain", "domain").Set("constraintoward", "top").Set("scaleanchor", "x").Set("scaleratio", 1);
        }

        int below = legend ? 108 : 56;
        var layout = new Layout()
            .Set("height", picture + below + 90)
            .Set("showlegend", legend)
            .Set("margin", new Margin().Set("b", below))
            .Set("xaxis", x.Set("showgrid", false)).Set("yaxis", y.Set("showgrid", false));
        return legend
            ? layout.Set("legend", new Legend().Set("yref", "container").Set("y", 0.01).Set("yanchor", "bottom"))
            : layout;
    }
}
