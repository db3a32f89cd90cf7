using NotebookLab.Notebooks.Pictures;

namespace NotebookLab.Notebooks.Tests.Pictures;

public class KeptPicturesTests
{
    [Fact]
    public void An_unchanged_chart_keeps_its_picture_and_a_changed_one_loses_it()
    {
        var before = Charted.Notebook([Charted.Line, Charted.Surface]);
        before.Chart(1, 0).Picture = "bGluZQ==";
        before.Chart(1, 1).Picture = "c3VyZmFjZQ==";
        var now = Charted.Notebook([Charted.Line, Charted.Surface.Replace("4", "5")]);
        KeptPictures.HandOn(before, now);
        Assert.Equal("bGluZQ==", now.Chart(1, 0).Picture);
        Assert.Null(now.Chart(1, 1).Picture);
        Assert.Equal(1, KeptPictures.Missing(now));
        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/plain"], now.Chart(1).Data.Select(form => form.Key));
    }

    [Fact]
    public void A_chart_keeps_its_picture_when_another_comes_before_it_in_its_cell_but_not_in_another_cell()
    {
        var before = Charted.Notebook([Charted.Line], []);
        before.Chart(1).Picture = "bGluZQ==";
        var now = Charted.Notebook([Charted.Surface, Charted.Line], [Charted.Line]);
        KeptPictures.HandOn(before, now);
        Assert.Equal([null, "bGluZQ=="], now.Cells[1].Outputs.Cast<DisplayOutput>().Select(output => output.Picture));
        Assert.Null(now.Chart(2).Picture);
    }

    [Fact]
    public void Numbers_that_differ_in_their_last_digits_are_the_same_chart()
    {
        var before = Charted.Notebook([Charted.Line]);
        before.Chart(1).Picture = "bGluZQ==";
        var now = Charted.Notebook([Charted.Line.Replace("0.25", "0.25000000000001")]);
        KeptPictures.HandOn(before, now);
        Assert.NotNull(now.Chart(1).Picture);
    }

    [Fact]
    public void A_picture_that_the_cell_itself_made_stays()
    {
        var (before, now) = (Charted.Notebook([Charted.Line]), Charted.Notebook([Charted.Line]));
        (before.Chart(1).Picture, now.Chart(1).Picture) = ("b2xk", "bmV3");
        KeptPictures.HandOn(before, now);
        Assert.Equal("bmV3", now.Chart(1).Picture);
    }
}
