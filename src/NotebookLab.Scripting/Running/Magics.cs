namespace NotebookLab.Scripting.Running;

/// <summary>The <c>#!</c> commands that a cell can hold.</summary>
static class Magics
{
    /// <summary>Magics that are followed by C#, as a cell is anyway.</summary>
    public static readonly IReadOnlySet<string> CSharp = Names("csharp", "c#");

    /// <summary>Magics whose text is shown as it stands, and the mime type that it is shown as.</summary>
    public static readonly IReadOnlyDictionary<string, string> Shown = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["markdown"] = "text/markdown", ["md"] = "text/markdown", ["html"] = "text/html",
        ["javascript"] = "application/javascript", ["js"] = "application/javascript",
    };

    /// <summary>Says how long the cell took.</summary>
    public const string Time = "time";

    static readonly Dictionary<string, string> otherLanguages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fsharp"] = "F#", ["f#"] = "F#", ["pwsh"] = "PowerShell", ["powershell"] = "PowerShell", ["vb"] = "Visual Basic", ["python"] = "Python",
        ["r"] = "R", ["sql"] = "SQL", ["kql"] = "KQL", ["http"] = "HTTP requests", ["bash"] = "a shell", ["typescript"] = "TypeScript",
    };

    /// <summary>What to tell about a magic that is none of these.</summary>
    public static string Unknown(string name) => otherLanguages.TryGetValue(name, out var language)
        ? $"#!{name} starts {language}, and this lab runs C# only: the cell was not run."
        : $"#!{name} is not a magic command of this lab. It knows {string.Join(", ", Known)}.";

    /// <summary>The names of all that there are.</summary>
    public static IEnumerable<string> All => CSharp.Append(Time).Concat(Shown.Keys).Order(StringComparer.Ordinal);

    static IEnumerable<string> Known => All.Select(name => "#!" + name);

    static HashSet<string> Names(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);
}
