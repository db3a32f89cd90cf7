using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookLab.Charts.Display;
using Plotly.NET;

namespace NotebookLab.Benchmarks.Charts;

/// <summary>
/// Draws and writes one chart again and again, as its cell run again and again would, and tells the times as a line of JSON.
/// </summary>
static class ShowCommand
{
    public const string Name = "show", Ours = "ours", Defaults = "defaults";

    const int Later = 15;   // as often as a cell may be run: the code is by no means as fast then as it ever gets

    public static Command Create() =>
        new(Name, $"one chart, as in curve {Ours}, or curve {Defaults} for Plotly.NET's: its times and size as JSON", Run);

    static int Run(string[] arguments)
    {
        if (arguments is not [string name, string side] || side is not (Ours or Defaults)
            || ChartPairs.All.FirstOrDefault(pair => pair.Name == name) is not { } pair)
        {
            Console.Error.WriteLine($"{Name} takes a chart and a side: {Name} curve {Ours}");
            return 2;
        }

        Func<string> show = side == Ours ? () => Show(pair.Ours()) : () => GenericChart.toJson(pair.Defaults());
        double first = Milliseconds(show, out string json);
        double[] later = [.. Enumerable.Range(0, Later).Select(_ => Milliseconds(show, out json)).Order()];
        Console.WriteLine(JsonSerializer.Serialize(new ShowTime(first, later[Later / 2], Encoding.UTF8.GetByteCount(json))));
        return 0;
    }

    // What a notebook's cell does with a chart: each form that it prefers.
    static string Show(GenericChart chart)
    {
        chart.ToDisplayString("text/plain");
        return chart.ToDisplayString(ChartDisplay.PlotlyMimeType);
    }

    static double Milliseconds(Func<string> show, out string json)
    {
        long start = Stopwatch.GetTimestamp();
        json = show();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
