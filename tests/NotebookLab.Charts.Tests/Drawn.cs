using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookLab.Charts.Display;
using Plotly.NET;

namespace NotebookLab.Charts.Tests;

/// <summary>A chart as its reader gets it: all that the tests look at is read back from the JSON.</summary>
sealed class Drawn
{
    public Drawn(GenericChart chart)
    {
        Json = PlotlyJson.Of(chart);
        var figure = JsonNode.Parse(Json)!;
        Traces = [.. figure["data"]!.AsArray().Select(trace => trace!.AsObject())];
        Layout = figure["layout"]!.AsObject();
        Config = figure["config"]!.AsObject();
    }

    public string Json { get; }

    public JsonObject[] Traces { get; }

    public JsonObject Layout { get; }

    public JsonObject Config { get; }

    /// <summary>Title and subtitle without their markup and line ends.</summary>
    public string Title =>
        Regex.Replace(Layout["title"]!["text"]!.GetValue<string>().Replace("<br>", " ", StringComparison.Ordinal), "</?[a-z][^<>]*>", "");

    public JsonObject[] Annotations => [.. Layout["annotations"]!.AsArray().Select(a => a!.AsObject())];

    public JsonObject Named(string name) => Assert.Single(Traces, trace => trace["name"]!.GetValue<string>() == name);

    public double[] Range(string axis) => Numbers(Layout[axis]!["range"]!);

    public static double[] Numbers(JsonNode row) => [.. row.AsArray().Select(number => number?.GetValue<double>() ?? double.NaN)];

    public static string Text(JsonNode part) => Word(part, "text");

    public static string Word(JsonNode part, string name) => part[name]!.GetValue<string>();

    /// <summary>The numbers of a packed grid, row after row.</summary>
    public static double[] Unpacked(JsonNode grid)
    {
        byte[] bytes = Convert.FromBase64String(grid["bdata"]!.GetValue<string>());
        return grid["dtype"]!.GetValue<string>() == "f8"
            ? MemoryMarshal.Cast<byte, double>(bytes).ToArray()
            : Array.ConvertAll(MemoryMarshal.Cast<byte, float>(bytes).ToArray(), number => (double)number);
    }

    /// <summary>Every arrow of a field: where it starts and how far it goes.</summary>
    public IEnumerable<(double X, double Y, double Dx, double Dy, int Class)> Arrows() =>
        from pair in Traces.Where(IsArrows).Select((trace, index) => (trace, index))
        let x = Numbers(pair.trace["x"]!)
        let y = Numbers(pair.trace["y"]!)
        from i in Enumerable.Range(0, x.Length / 3)
        where !double.IsNaN(x[3 * i])   // a class without arrows is only named in the legend
        select (x[3 * i], y[3 * i], x[3 * i + 1] - x[3 * i], y[3 * i + 1] - y[3 * i], pair.index);

    static bool IsArrows(JsonObject trace) =>
        trace["mode"]?.GetValue<string>() == "lines+markers" && trace["marker"]!["symbol"]!.ToJsonString() == "\"arrow\"";
}
