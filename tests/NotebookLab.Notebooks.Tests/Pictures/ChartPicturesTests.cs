using NotebookLab.Notebooks.Pictures;

namespace NotebookLab.Notebooks.Tests.Pictures;

public class ChartPicturesTests
{
    [ChromiumFact]
    public async Task Every_chart_of_a_run_gets_its_picture_and_one_that_fails_is_told_with_its_place()
    {
        var (first, second) = (Charted.Notebook([Charted.Line], [Charted.Broken, Charted.Surface]), Charted.Notebook([Charted.Line]));
        var warning = Assert.Single(await ChartPictures.DrawAsync([(first, "first"), (second, "second")], Chromium.Find()));
        Assert.Equal(("first", 2), (warning.Notebook, warning.Cell));
        Assert.StartsWith("first, cell 2: no picture of the chart: ", warning.ToString());
        Assert.Null(first.Chart(2, 0).Picture);

        var line = Read(first.Chart(1));
        Assert.Equal((760, 300), (line.Width, line.Height));
        Assert.Contains(0x1f77b4, line.Colours);
        // A surface shades its colours; a blank picture has one.
        Assert.InRange(Read(first.Chart(2, 1)).Colours.Distinct().Count(), 50, 256);
        Assert.Equal(first.Chart(1).Picture, second.Chart(1).Picture);

        // Nothing in it of the time or of the browser's start.
        var again = Charted.Notebook([Charted.Line], [Charted.Surface]);
        Assert.Empty(await ChartPictures.DrawAsync([(again, "again")], Chromium.Find()));
        Assert.Equal((first.Chart(1).Picture, first.Chart(2, 1).Picture), (again.Chart(1).Picture, again.Chart(2).Picture));
    }

    static (int Width, int Height, int[] Colours) Read(DisplayOutput output) =>
        PngText.ReadIndexed(Convert.FromBase64String(output.Picture!));
}
