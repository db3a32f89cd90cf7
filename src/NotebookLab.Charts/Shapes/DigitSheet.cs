using NotebookLab.Learning;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts.Shapes;

/// <summary>Square images in rows on one sheet, a single grid of numbers with gaps, and room for a line of text below each.</summary>
sealed class DigitSheet
{
    const int MostCells = 5200, MostImages = 40;   // 32-bit numbers, packed: 28 KB

    readonly Dataset images;
    readonly int side, gap, line, columns;

    public DigitSheet(Dataset images, int most = MostImages)
    {
        this.images = images;
        side = SideOf(images);
        gap = Math.Max(1, side / 4);
        line = (side + 1) / 2;
        Shown = Math.Min(Math.Min(most, images.Count), Math.Max(1, MostCells / ((side + gap) * (side + line))));
        columns = Shown <= 5 ? Shown : Shown <= 10 ? 5 : 6;
    }

    public int Shown { get; }

    public int Side => side;

    /// <summary>How high the sheet is, in pixels of the screen, if an image is so wide.</summary>
    public int Picture(int across) => Height * across / side;

    public LinearAxis X => Hidden(-1 - gap / 2.0, columns * (side + gap) - gap / 2.0);

    public LinearAxis Y => Hidden(Height - 0.5, -1 - gap / 2.0).Set("scaleanchor", "x").Set("scaleratio", 1).Set("constraintoward", "top");

    public Trace Images
    {
        get
        {
            int width = columns * (side + gap) - gap;
            double[][] ink = [.. Enumerable.Range(0, Height).Select(_ => Enumerable.Repeat(double.NaN, width).ToArray())];
            for (int n = 0; n < Shown; n++)
            {
                var (left, top) = Place(n);
                for (int row = 0; row < side; row++) images.Row(n).Slice(row * side, side).CopyTo(ink[top + row].AsSpan(left));
            }

            return new Trace2D("heatmap")
                .Set("name", "images")
                .Set("x", Enumerable.Range(0, width).Select(i => (double)i).ToArray())
                .Set("y", Enumerable.Range(0, Height).Select(i => (double)i).ToArray())
                .Set("z", ink)
                .Set("zmin", 0).Set("zmax", 1).Set("colorscale", Look.ScaleOf(["#ffffff", Look.Ink]))
                .Set("showscale", false)
                .Set("hoverinfo", "skip");
        }
    }

    /// <summary>A line of text below some of the images.</summary>
    public Trace Labels(string name, IEnumerable<int> which, Func<int, string> text, string colour) => new Trace2D("scatter")
        .Set("name", name)
        .Set("mode", "text")
        .Set("x", which.Select(n => Place(n).Left + (side - 1) / 2.0).ToArray())
        .Set("y", which.Select(n => Place(n).Top + side - 0.5 + 0.55 * line).ToArray())
        .Set("text", which.Select(text).ToArray()).Set("textfont", Look.TextOf(13, colour))
        .Set("cliponaxis", false)
        .Set("hoverinfo", "skip");

    /// <summary>A frame around some of the images.</summary>
    public Trace Frames(string name, IEnumerable<int> which, string colour)
    {
        double air = 0.5 + gap / 8.0;
        double near = -air, far = side - 1 + air;
        (double X, double Y)[] frame = [(near, near), (far, near), (far, far), (near, far), (near, near), (double.NaN, double.NaN)];
        var corners = which.SelectMany(n => frame.Select(p => (X: Place(n).Left + p.X, Y: Place(n).Top + p.Y))).ToArray();
        return new Trace2D("scatter")
            .Set("name", name)
            .Set("mode", "lines")
            .Set("x", Array.ConvertAll(corners, p => p.X)).Set("y", Array.ConvertAll(corners, p => p.Y))
            .Set("line", new Line().Set("color", colour).Set("width", 2.5))
            .Set("hoverinfo", "skip");
    }

    int Height => (Shown + columns - 1) / columns * (side + line);

    (int Left, int Top) Place(int n) => (n % columns * (side + gap), n / columns * (side + line));

    static LinearAxis Hidden(double from, double to) => Figure.Axis("", from, to).Set("visible", false).Set("constrain", "domain");

    static int SideOf(Dataset images)
    {
        int side = (int)Math.Round(Math.Sqrt(images.Inputs));
        return side * side == images.Inputs && side <= 50
            ? side
            : throw new ArgumentException(
                $"digits must be square images of at most 50×50 pixels, but have {images.Inputs} numbers each.", "digits");
    }
}
