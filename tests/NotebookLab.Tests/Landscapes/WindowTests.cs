using NotebookLab.Landscapes;

namespace NotebookLab.Tests.Landscapes;

public class WindowTests
{
    [Fact]
    public void A_window_keeps_its_edges()
    {
        var window = new Window(-1, 2, -3, 4);
        Assert.Equal((-1, 2, -3, 4), (window.XMin, window.XMax, window.YMin, window.YMax));
    }

    [Theory]
    [InlineData(-2, -2, 2, 2, "XMax", "XMax must be greater than XMin (-2), but was -2. (Parameter 'XMax')")]
    [InlineData(0, 1, 2, 2, "YMax", "YMax must be greater than YMin (2), but was 2. (Parameter 'YMax')")]
    [InlineData(0, 1, 2, 1, "YMax", "YMax must be greater than YMin (2), but was 1. (Parameter 'YMax')")]
    [InlineData(double.NaN, 1, 0, 1, "XMax", "XMax must be greater than XMin (NaN), but was 1. (Parameter 'XMax')")]
    public void Edges_in_another_order_are_refused(double xMin, double xMax, double yMin, double yMax, string name, string message)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => new Window(xMin, xMax, yMin, yMax));
        Assert.Equal((name, message), (e.ParamName, e.Message));
    }
}
