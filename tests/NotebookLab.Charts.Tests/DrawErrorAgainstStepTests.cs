namespace NotebookLab.Charts.Tests;

public class DrawErrorAgainstStepTests
{
    [Theory]
    [InlineData("forward ∝ h", 1e-11, 1e-7, 1e-10, 1e-6)]
    [InlineData("central ∝ h²", 1e-14, 1e-10, 1e-7, 1e-3)]
    public void The_least_error_is_where_the_book_says(string name, double fromError, double toError, double fromStep, double toStep)
    {
        var line = new Drawn(Draw.ErrorAgainstStep(Math.Sin, Math.Cos, 1)).Named(name);
        double[] h = Drawn.Numbers(line["x"]!), error = Drawn.Numbers(line["y"]!);
        int least = Array.IndexOf(error, error.Where(double.IsFinite).Min());
        Assert.InRange(error[least], fromError, toError);
        Assert.InRange(h[least], fromStep, toStep);
    }

    [Fact]
    public void An_error_of_0_is_a_gap_and_the_chart_says_so() =>
        Assert.Contains("gaps where the error is 0", new Drawn(Draw.ErrorAgainstStep(x => x, _ => 1, 0)).Title, StringComparison.Ordinal);

    [Fact]
    public void A_place_that_is_not_finite_is_refused() =>
        Assert.Equal("at", Assert.Throws<ArgumentOutOfRangeException>(() => Draw.ErrorAgainstStep(Math.Sin, Math.Cos, double.NaN)).ParamName);
}
