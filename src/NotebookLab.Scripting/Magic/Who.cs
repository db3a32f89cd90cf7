using NotebookLab.Scripting.Outputs;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting.Magic;

/// <summary>Tells which variables there are.</summary>
static class Who
{
    const int LongestValue = 100;

    /// <summary>Their names.</summary>
    public static readonly ActingMagic Names = new(["#!who"], "Lists the names of the variables.", call =>
    {
        call.TakesNothing();
        string[] names = [.. call.Variables().Select(variable => variable.Name)];
        CellConsole.Show(MimeBundle.Text(MimeTypes.Plain, names.Length == 0 ? Nobody : string.Join(", ", names)));
        return Task.CompletedTask;
    });

    /// <summary>Their names, types and values.</summary>
    public static readonly ActingMagic Values = new(["#!whos"], "Shows the variables with their types and values.", call =>
    {
        call.TakesNothing();
        string[][] rows = [.. call.Variables().Select(variable => new[] { variable.Name, variable.Type, Line(variable) })];
        CellConsole.Show(rows.Length == 0
            ? MimeBundle.Text(MimeTypes.Plain, Nobody) : new TextTable(["Variable", "Type", "Value"], rows).ToBundle());
        return Task.CompletedTask;
    });

    const string Nobody = "There are no variables yet.";

    static string Line(Variable variable)
    {
        var shown = MimeBundle.Of(variable.Value, MimeTypes.Plain).Forms[MimeTypes.Plain];
        var text = string.Join(' ', shown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }
}
