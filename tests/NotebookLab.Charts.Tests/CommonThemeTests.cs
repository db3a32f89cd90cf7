using NotebookLab.Charts.Display;

namespace NotebookLab.Charts.Tests;

[Collection(OneAtATime.Name)]
public class CommonThemeTests
{
    [Fact]
    public void A_chart_without_a_theme_wears_the_common_one_and_one_with_a_theme_its_own()
    {
        var chart = Draw.Curve(Math.Sin, 0, 3);
        string page = PlotlyJson.Of(chart), projector = PlotlyJson.Of(chart.In(Theme.Projector));
        Assert.Equal(Theme.Page, Look.Theme);
        try
        {
            Look.Theme = Theme.Projector;
            Assert.Equal(projector, PlotlyJson.Of(chart));
            Assert.Equal(page, PlotlyJson.Of(chart.In(Theme.Page)));
        }
        finally
        {
            Look.Theme = Theme.Page;
        }

        Assert.NotEqual(page, projector);
        Assert.Equal(page, PlotlyJson.Of(chart));
    }
}
