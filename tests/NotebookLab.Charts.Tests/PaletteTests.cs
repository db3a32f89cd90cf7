using System.Text.Json.Nodes;
using NotebookLab.Landscapes;
using NotebookLab.Learning;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Tests;

public class PaletteTests
{
    static readonly (string Name, Optimizer Optimizer)[] Course =
    [
        ("Adam", new Adam(0.3)), ("RMSProp", new RmsProp(0.3)), ("AdaGrad", new AdaGrad(1.5)), ("Momentum", new Momentum(0.1)),
        ("SGD", new Sgd(0.95)),
    ];

    static readonly (string Name, IEnumerable<Iterate> Path)[] Runs =
        [.. Course.Select(entry => (entry.Name, entry.Optimizer.Minimize(Landscape.Ravine, 10)))];

    [Fact]
    public void An_optimizer_has_one_colour_in_every_chart_whatever_its_place_and_the_rest_of_its_name()
    {
        string[] colours = [.. Course.Select(entry => Colour(new Drawn(Draw.Loss(Runs)), entry.Name))];
        Assert.Equal(5, colours.Distinct().Count());
        Assert.Equal(colours, Course.Select(entry => Colour(new Drawn(Draw.Descent(Landscape.Ravine, Runs)), entry.Name)));
        Assert.Equal(colours, Course.Select(entry => Colour(new Drawn(Draw.LearningRates(Landscape.Ravine, Runs)), entry.Name)));
        Assert.Equal(colours, Course.Select(entry => Colour(new Drawn(Draw.Race(Landscape.Ravine, 10, Course)), entry.Name)));
        Assert.Equal(colours, Course.Select(entry => Colour(new Drawn(Draw.InnerState(Landscape.Ravine, entry.Optimizer, 10)), "path")));
        var trained = new Drawn(Draw.Training(
            [.. Course.Reverse().Select(entry => ($"{entry.Name}, η = 1", (IReadOnlyList<Epoch>)[new Epoch(0, 1, 0.5)]))]));
        Assert.Equal(colours, Course.Select(entry => Colour(trained, $"{entry.Name}, η = 1 training loss")));
    }

    [Fact]
    public void A_path_alone_has_the_colour_of_its_optimizer_and_else_that_of_a_first_path()
    {
        Assert.Equal(Colour(new Drawn(Draw.Descent(Landscape.Ravine, Runs)), "Adam"),
            Colour(new Drawn(Draw.Descent(Landscape.Ravine, Runs[..1])), "Adam"));
        Assert.Equal(Colour(new Drawn(Draw.Descent(Landscape.Ravine, Runs)), "SGD"),
            Colour(new Drawn(Draw.Descent(Landscape.Ravine, Runs[0].Path)), "path"));
    }

    [Fact]
    public void Two_runs_of_one_optimizer_and_those_of_others_are_told_apart()
    {
        string[] names = ["AdamW", "Adam, β = 0.5", "mine", "Adam, β = 0.9", "SGD"];
        var chart = new Drawn(Draw.Loss([.. names.Select(name => (name, (IEnumerable<double>)[1.0, 0.5]))]));
        Assert.Equal(5, names.Select(name => Colour(chart, name)).Distinct().Count());
        Assert.Equal(Colour(new Drawn(Draw.Loss(Runs)), "Adam"), Colour(chart, "Adam, β = 0.5"));
    }

    [Fact]
    public void More_lines_than_colours_start_again() =>
        Assert.Equal(9, new Drawn(Draw.Loss([.. Enumerable.Range(0, 9).Select(i => ($"run {i}", (IEnumerable<double>)[1.0, 0.5]))]))
            .Traces.Length);

    static string Colour(Drawn chart, string name) => chart.Named(name)["line"]!["color"]!.GetValue<string>();
}
