using System.Collections;
using System.Net;
using System.Text.RegularExpressions;
using NotebookLab.Charts.Labels;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace NotebookLab.Charts.Display;

/// <summary>A chart in words: what a screen reader reads, and what is left where no picture can be shown.</summary>
public static partial class ChartInWords
{
    const int MostTraces = 40, MostCells = 144;

    /// <summary>Says in words what a chart shows: its title, its axes and their ranges, its traces and theirs.</summary>
    /// <param name="chart">The chart, drawn here or with Plotly.NET.</param>
    /// <returns>A few lines of text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="chart"/> is null.</exception>
    public static string Of(GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var layout = GenericChart.getLayout(chart);
        var traces = GenericChart.getTraces(chart).ToArray();
        var lines = new List<string> { "Chart: " + (Plain(TitleOf(layout)) is { Length: > 0 } title ? title : "untitled") };
        lines.AddRange(Axes(Part<Scene>(layout, "scene")).Concat(Axes(layout)).Distinct());
        string legend = Part<Legend>(layout, "legend") is { } known ? TitleOf(known) : "";
        lines.AddRange(traces.Take(MostTraces).Select(trace => Trace(trace, legend)));
        if (traces.Length > MostTraces) lines.Add($"… and {traces.Length - MostTraces} more traces");
        if (layout.TryGetTypedPropertyValue<IEnumerable<Annotation>>("annotations")?.Value is { } labels)
            lines.Add("Labels: " + string.Join(
                "; ", labels.Select(label => Plain(Word(label, "text").Replace("</b><br>", "</b>: ", StringComparison.Ordinal)))));
        if (layout.TryGetTypedPropertyValue<IEnumerable<Slider>>("sliders")?.Value is { } sliders)
            lines.AddRange(sliders.Select(SliderLine));
        if (layout.TryGetTypedPropertyValue<IEnumerable<UpdateMenu>>("updatemenus")?.Value is { } menus)
            lines.AddRange(menus.Select(menu => "Buttons: " + string.Join(", ",
                (menu.TryGetTypedPropertyValue<IEnumerable<UpdateMenuButton>>("buttons")?.Value ?? [])
                    .Select(button => Plain(Word(button, "label"))))));
        return string.Join("\n", lines);
    }

    // Several panels have their axes one after the other: xaxis, xaxis2, … Those without a title repeat another panel's.
    static IEnumerable<string> Axes(DynamicObj.DynamicObj? owner) =>
        from axis in owner?.Properties ?? []
        where AxisName().IsMatch(axis.Key) && axis.Value is LinearAxis
        group (LinearAxis)axis.Value by axis.Key[..1] into letter
        orderby letter.Key
        from axis in letter.Where(axis => TitleOf(axis).Length > 0).DefaultIfEmpty(letter.First())
        let line = Axis(letter.Key, axis)
        where line is not null
        select line;

    static string? Axis(string name, LinearAxis axis)
    {
        double[] range = [.. Numbers(axis, "range")];
        if (range.Length != 2) return null;
        if (Word(axis, "type") == "log") range = Array.ConvertAll(range, power => Math.Pow(10, power));
        return $"{name} axis: "
            + $"{string.Concat(Plain(TitleOf(axis)), ", ").TrimStart(',', ' ')}from {Number.Text(range[0])} to {Number.Text(range[1])}";
    }

    // The title of a legend says what the names of its lines are: |∇f| from 0 to 2.4.
    static string Trace(Trace trace, string legend)
    {
        string name = Word(trace, "name") is { Length: > 0 } given ? given : "unnamed";
        if (legend.Length > 0 && char.IsAsciiDigit(name[0])) name = $"{legend} {name}";
        bool onCarpet = trace.type == "contourcarpet";
        double[] x = [.. Numbers(trace, onCarpet ? "a" : "x")], y = [.. Numbers(trace, onCarpet ? "b" : "y")], z = [.. Numbers(trace, "z")];
        string[][] texts = [.. Texts(trace)];
        if (trace.type == "heatmap" && texts.Length * x.Length is > 0 and <= MostCells)
            return $"heatmap {name}: {y.Length} × {x.Length} values, row by row: "
                + $"{string.Join("; ", texts.Select(row => string.Join(", ", row.Select(cell => cell.Length == 0 ? "–" : cell))))}";
        if (trace.type is "contour" or "contourcarpet" or "surface" or "heatmap")
            return $"{trace.type} {name}: {y.Length} × {x.Length} values{Missing(z, " is", " are")}, "
                + $"{Span(trace.type == "heatmap" ? "values" : "f", z)}";
        if (trace.TryGetPropertyValue("text")?.Value is string[] words && words.Length is > 0 and <= MostCells)
            return $"{trace.type} {name}: {string.Join(" | ", words.Select(Plain))}";
        int count = Math.Max(x.Length, y.Length);
        int shown = Enumerable.Range(0, Math.Min(x.Length, y.Length)).Count(i => double.IsFinite(x[i]) && double.IsFinite(y[i]));
        if (shown == 0) return $"{trace.type} {name}: {Number.Count(count, "point")}, none of which can be shown";
        if (count == 1) return $"{trace.type} {name}: the point {Number.Text([x[0], y[0]])}";
        int pieces = Pieces(x);
        return $"{trace.type} {name}: {Number.Count(shown, "point")}{(pieces > 1 ? $" in {pieces} pieces" : "")}, "
            + $"{Span("x", x)}, {Span("y", y)}{(z.Length > 0 ? ", " + Span("z", z) : "")}";
    }

    // Runs of points that nothing separates: the arrows of a field.
    static int Pieces(double[] x) =>
        Enumerable.Range(0, x.Length).Count(i => double.IsFinite(x[i]) && (i == 0 || !double.IsFinite(x[i - 1])));

    static string Missing(double[] values, string one, string many)
    {
        int missing = values.Count(value => !double.IsFinite(value));
        return missing == 0 ? "" : $", of which {missing}{(missing == 1 ? one : many)} not a finite number";
    }

    static string Span(string name, double[] values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        return finite.Length == 0 ? $"{name} nowhere finite" : $"{name} from {Number.Text(finite.Min())} to {Number.Text(finite.Max())}";
    }

    static string SliderLine(Slider slider)
    {
        var steps = slider.TryGetTypedPropertyValue<IEnumerable<SliderStep>>("steps")?.Value.ToArray() ?? [];
        return steps.Length == 0
            ? "Slider without positions"
            : $"Slider: {steps.Length} positions from {Word(steps[0], "label")} to {Word(steps[^1], "label")}";
    }

    static IEnumerable<double> Numbers(DynamicObj.DynamicObj part, string name) => Flat(part.TryGetPropertyValue(name)?.Value);

    static IEnumerable<double> Flat(object? value) => value switch
    {
        null or string => [],
        IEnumerable<double> numbers => numbers,
        IEnumerable items => items.Cast<object?>().SelectMany(Flat),
        IConvertible number when number.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal =>
            [Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture)],
        _ => [double.NaN],
    };

    // What stands in the cells of a heat map, a row each.
    static IEnumerable<string[]> Texts(Trace trace) =>
        trace.TryGetPropertyValue("text")?.Value is string[][] rows ? rows.Select(row => Array.ConvertAll(row, Plain)) : [];

    static string TitleOf(DynamicObj.DynamicObj part) => Part<Title>(part, "title") is { } title ? Word(title, "text") : "";

    static T? Part<T>(DynamicObj.DynamicObj part, string name) where T : class => part.TryGetTypedPropertyValue<T>(name)?.Value;

    static string Word(DynamicObj.DynamicObj part, string name) => part.TryGetPropertyValue(name)?.Value as string ?? "";

    // Only a title's first break ends a sentence; the others wrap lines.
    static string Plain(string markup)
    {
        string text = markup.Replace("</b><br>", "</b>. ", StringComparison.Ordinal).Replace("<br>", " ", StringComparison.Ordinal);
        return WebUtility.HtmlDecode(Tag().Replace(text, ""));
    }

    [GeneratedRegex("^[xyz]axis[0-9]*$")]
    private static partial Regex AxisName();

    [GeneratedRegex("</?[a-z][^<>]*>")]
    private static partial Regex Tag();
}
