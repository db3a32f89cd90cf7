using Microsoft.DotNet.Interactive.Formatting;
using NotebookLab.Controls;

namespace NotebookLab.Controls.Tests;

public class LiveTests
{
    static readonly Slider rate = new("η", 0.01, 1.1, 0.3);
    static readonly Choice<string> rule = new("rule", "SGD", "Adam");

    [Fact]
    public void A_function_gets_the_values_of_its_controls_in_their_order()
    {
        var live = Live.Of(rate, rule, new Toggle("grid", true), new Point("start", new("x", -2, 2, 1), new("y", -2, 2, 0)),
            (η, name, hasGrid, start) => $"{η} {name} {hasGrid} {start[0]} {start[1]}");
        Assert.Equal("0.3 SGD True 1 0", live.Call(live.FirstValues));
        Assert.Equal("0.5 Adam False 2 -1", live.Call([0.5, "Adam", false, new[] { 2.0, -1.0 }]));
        Assert.Equal(3, Live.Of(rate, rule, new Button("again"), (η, name, presses) => presses).Controls.Count);
        Assert.Equal(0.6, Live.Of(rate, η => 2 * η).Call([0.3]));
    }

    [Fact]
    public void It_says_its_first_values_and_what_can_be_done()
    {
        Assert.Equal("η = 0.3, rule = SGD (in a running notebook: move η, choose rule)", $"{Live.Of(rate, rule, (η, name) => name)}");
        Assert.Equal("grid: off, start = (1, 0) (in a running notebook: switch grid, move start)",
            $"{Live.Of(new Toggle("grid"), new Point("start", new("x", -2, 2, 1), new("y", -2, 2, 0)), (grid, start) => start)}");
        Assert.Equal("As it begins (in a running notebook: press again)", $"{Live.Of(new Button("again"), presses => presses)}");
        Assert.Equal("step = 0 (in a running notebook: play step)", $"{Live.Of(new Player("step", 0, 9), step => step)}");
    }

    [Fact]
    public void Names_differ_and_nothing_is_null()
    {
        Assert.Contains("\"η\" is there twice", Assert.Throws<ArgumentException>(() => Live.Of(rate, rate, (a, b) => a)).Message);
        Assert.Throws<ArgumentNullException>(() => Live.Of((Slider)null!, η => η));
        Assert.Throws<ArgumentNullException>(() => Live.Of(rate, null!));
    }

    [Fact]
    public void As_text_it_is_its_first_value_and_a_line_that_says_which() =>
        Assert.Equal("η = 0.3 (in a running notebook: move η)\nvalue 0.3",
            Live.Of(rate, η => FormattableString.Invariant($"value {η}")).ToDisplayString("text/plain"));
}
