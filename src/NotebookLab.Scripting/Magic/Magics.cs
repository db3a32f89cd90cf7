using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Magic;

/// <summary>The magics and directives that a cell can hold.</summary>
static class Magics
{
    static readonly MagicCommand[] commands =
    [
        new CSharpMagic(["#!csharp", "#!c#"], "Takes the text below as C#, as a cell is anyway."),
        new CSharpMagic(["#!time"], "Says how long the cell took.", IsTimed: true),
        new ShownMagic(["#!markdown", "#!md"], "Shows the text below as Markdown.", text => MimeBundle.Text("text/markdown", text)),
        new ShownMagic(["#!html"], "Shows the text below as HTML.", text => MimeBundle.Text("text/html", text)),
        new ShownMagic(["#!javascript", "#!js"], "Runs the text below as a script in the page.",
            text => MimeBundle.Text("application/javascript", text)),
        Mermaid.Diagram, Import.File, Who.Names, Who.Values, ListMagics.Table, About.Versions, PackageSource.Added,
    ];

    // These are C#'s own, and the compiler follows them.
    static readonly (string Names, string Meaning)[] directives =
    [
        ("#r", "#r \"path\" uses a library's file, #r \"nuget: Name, Version\" a package."),
        ("#load", "#load \"path\" runs a C# script, once, and what it declares is the cell's."),
    ];

    static readonly Dictionary<string, MagicCommand> byName = commands
        .SelectMany(command => command.Names, (command, name) => (name, command))
        .ToDictionary(pair => pair.name, pair => pair.command, StringComparer.OrdinalIgnoreCase);

    static readonly Dictionary<string, string> otherLanguages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["#!fsharp"] = "F#", ["#!f#"] = "F#", ["#!pwsh"] = "PowerShell", ["#!powershell"] = "PowerShell", ["#!vb"] = "Visual Basic",
        ["#!python"] = "Python", ["#!r"] = "R", ["#!sql"] = "SQL", ["#!kql"] = "KQL", ["#!http"] = "HTTP requests",
        ["#!bash"] = "a shell", ["#!typescript"] = "TypeScript",
    };

    /// <summary>Every name that can begin a line, as it is typed.</summary>
    public static IEnumerable<string> All =>
        byName.Keys.Concat(directives.Select(directive => directive.Names)).Order(StringComparer.Ordinal);

    /// <summary>What each of them does, in a sentence; other names of the same stand together.</summary>
    public static IEnumerable<(string Names, string Meaning)> Meanings => commands
        .Select(command => (Names: string.Join(", ", command.Names), command.Meaning)).Concat(directives)
        .OrderBy(row => row.Names, StringComparer.Ordinal);

    /// <summary>The magic of a name; null when there is none.</summary>
    public static MagicCommand? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Whether a magic says that what follows is in a language which isn't run here.</summary>
    public static bool IsOtherLanguage(string name) => otherLanguages.ContainsKey(name);

    /// <summary>What people call a language that isn't run here, by the name that front ends give it.</summary>
    public static string LanguageOf(string name) => otherLanguages.GetValueOrDefault($"#!{name}", name);

    /// <summary>What to tell about a magic that is none of these.</summary>
    public static string Unknown(string name) => otherLanguages.TryGetValue(name, out var language)
        ? $"{name} starts {language}, and this lab runs C# only: the cell was not run."
        : $"{name} is not a magic command of this lab. It knows {string.Join(", ", All)}.";
}
