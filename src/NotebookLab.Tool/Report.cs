using Spectre.Console;

namespace NotebookLab.Tool;

/// <summary>What the terminal shows in the end.</summary>
static class Report
{
    /// <summary>Writes the table, each error with its place, what else there is to tell, and the page's path.</summary>
    public static void Write(Ended[] ended, IReadOnlyList<string> told, string page)
    {
        var table = new Table().RoundedBorder().AddColumns("notebook", "cells", "time", "compiling", "memory", "result");
        foreach (var column in table.Columns.Skip(1).Take(4)) column.RightAligned();
        foreach (var (item, end, time) in ended)
            table.AddRow(Markup.Escape(item.Name), $"{end.Ran}/{item.Cells}", $"{time.TotalSeconds:0.0} s",
                $"{end.Compiling / time.TotalSeconds:0%}",
                $"{end.PeakMemory / 1e6:0} MB", end.Error is null ? "[green]ok[/]" : $"[red]{Markup.Escape(end.Error.Name)}[/]");
        // A log has no width of its own, and Spectre would take 80 columns and break the names.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 120;
        AnsiConsole.WriteLine();
        AnsiConsole.Write(table);

        foreach (var (item, end, _) in ended)
        {
            if (end.Error is not { } error) continue;
            // Plain text: a path or a source line is no place for a line break or a colour.
            var place = error.Place is { } p ? $", {p.Cell}{(p.SourceLine is "" ? "" : $", line {p.Line}, column {p.Column}")}"
                : $", cell {end.Ran + 1}";
            Console.WriteLine();
            Console.WriteLine($"{item.Path}{place}: {error.Name}: {error.Message}");
            foreach (var line in error.Place is { SourceLine: not "" } pointed ? pointed.Pointing() : []) Console.WriteLine(line);
            if (end.Ran + 1 < item.Cells)
                Console.WriteLine($"     The cells after it were not run: {item.Cells - end.Ran - 1} of {item.Cells}.");
        }
        foreach (var line in told) Console.WriteLine(line);
        Console.WriteLine();
        Console.WriteLine($"The page: {page}");
    }
}
