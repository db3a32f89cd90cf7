using System.Globalization;

namespace NotebookLab.Charts.Tests;

public class LookTests
{
    public static TheoryData<string> Texts => [Look.Ink, Look.Muted, .. Look.Lines.Select(line => line.TextColour)];

    [Theory, MemberData(nameof(Texts))]
    public void Text_on_white_has_a_contrast_of_at_least_4_and_a_half(string colour) =>
        Assert.True(1.05 / (Luminance(colour) + 0.05) >= 4.5);

    [Fact]
    public void No_two_lines_share_a_colour_or_a_dash()
    {
        Assert.Equal(Look.Lines.Count, Look.Lines.Select(line => line.Colour).Distinct().Count());
        Assert.Equal(Look.Lines.Count, Look.Lines.Select(line => line.Dash).Distinct().Count());
    }

    [Fact]
    public void Steeper_is_darker_and_higher_is_lighter_also_without_colours()
    {
        double[] steep = [.. Look.Steepness.Select(Luminance)], high = [.. Look.Heights.Select(Luminance)];
        Assert.Equal(steep.OrderDescending(), steep);
        Assert.Equal(high.Order(), high);
    }

    // The relative luminance of WCAG 2.
    static double Luminance(string colour)
    {
        double[] weights = [0.2126, 0.7152, 0.0722];
        return weights.Select((weight, i) =>
        {
            double share = int.Parse(colour.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return weight * (share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4));
        }).Sum();
    }
}
