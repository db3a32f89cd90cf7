using NotebookLab.Controls;

namespace NotebookLab.Controls.Tests;

public class SliderTests
{
    [Theory]
    [InlineData(0.01, 1.1, 0.01, 2)]
    [InlineData(-3, 3, 0.05, 2)]
    [InlineData(0, 1, 0.01, 2)]
    [InlineData(0, 1000, 10, 0)]
    [InlineData(0, 0.001, 0.00001, 5)]
    [InlineData(0.125, 1, 0.005, 3)]
    public void Its_step_is_the_round_number_that_makes_a_hundred_positions_or_more(double from, double to, double step, int decimals)
    {
        var slider = new Slider("x", from, to, from);
        Assert.Equal(step, slider.Step, 12);
        Assert.Equal(decimals, slider.Decimals);
        Assert.InRange((to - from) / slider.Step, 100, 250);
    }

    [Fact]
    public void A_place_is_the_number_that_is_meant()
    {
        var slider = new Slider("η", 0.01, 1.1, 0.3);
        Assert.Equal(0.3, slider.ValueAt(0.1 + 0.2));
        Assert.Equal(0.7, slider.ValueAt(0.01 + 69 * 0.01));
        Assert.Equal((0.01, 1.1, 1.1), (slider.ValueAt(-7), slider.ValueAt(7), slider.ValueAt(double.PositiveInfinity)));
        Assert.Equal(0.3, slider.ValueAt(double.NaN));
    }

    [Fact]
    public void A_logarithmic_one_has_equal_ratios_and_three_digits()
    {
        var slider = Slider.Logarithmic("h", 1e-12, 1, 1e-4);
        Assert.True(slider.IsLogarithmic);
        Assert.Equal(0.1, slider.Step, 12);
        Assert.Equal((1e-12, 3.16e-9, 1), (slider.ValueAt(1e-13), slider.ValueAt(Math.Pow(10, -8.5)), slider.ValueAt(1.0001)));
    }

    [Theory]
    [InlineData(double.NaN, 1, 0, "from")]
    [InlineData(0, double.PositiveInfinity, 0, "to")]
    [InlineData(1, 1, 1, "to")]
    [InlineData(2, 1, 1.5, "to")]
    [InlineData(0, 1, 1.5, "value")]
    [InlineData(0, 1, double.NaN, "value")]
    public void Bad_numbers_are_named(double from, double to, double value, string name)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => new Slider("η", from, to, value));
        Assert.Equal(name, e.ParamName);
        Assert.Contains("slider η", e.Message);
        Assert.Contains(FormattableString.Invariant($"{name switch { "from" => from, "to" => to, _ => value }}"), e.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(2)]
    [InlineData(double.NaN)]
    public void A_step_is_positive_and_no_longer_than_the_way(double step) =>
        Assert.Equal("step", Assert.Throws<ArgumentOutOfRangeException>(() => new Slider("η", 0, 1, 0.5, step)).ParamName);

    [Fact]
    public void Equal_ratios_begin_above_0() =>
        Assert.Equal("from", Assert.Throws<ArgumentOutOfRangeException>(() => Slider.Logarithmic("h", 0, 1, 0.5)).ParamName);

    [Theory]
    [InlineData(3, 3, 3, 1, "to")]
    [InlineData(0, 3, 4, 1, "value")]
    [InlineData(0, 3, 1, 0, "step")]
    public void Whole_numbers_have_the_same_conditions(int from, int to, int value, int step, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new IntSlider("n", from, to, value, step)).ParamName);

    [Fact]
    public void A_place_among_whole_numbers_is_one_of_them()
    {
        var slider = new IntSlider("n", 1, 30, 2);
        Assert.Equal((7, 1, 30, 2), (slider.ValueAt(7.2), slider.ValueAt(-1), slider.ValueAt(1e300), slider.ValueAt(double.NaN)));
        var player = new Player("step", 3, 9, 50);
        Assert.Equal((3, 50), (player.Value, player.Milliseconds));
        Assert.Equal("milliseconds", Assert.Throws<ArgumentOutOfRangeException>(() => new Player("step", 0, 9, 0)).ParamName);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_control_has_a_name(string? name)
    {
        Assert.ThrowsAny<ArgumentException>(() => new Slider(name!, 0, 1, 0));
        Assert.ThrowsAny<ArgumentException>(() => new Toggle(name!));
    }
}
