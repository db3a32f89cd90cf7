using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis.CSharp;
using NotebookLab.Scripting.Compiling;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Magic;

/// <summary>Says what runs the cells: the first question of every report of a bug.</summary>
static class About
{
    /// <summary>The magic.</summary>
    public static readonly ActingMagic Versions = new(["#!about"], "Says what runs the cells, and in which version.", call =>
    {
        call.TakesNothing();
        CellConsole.Show(new TextTable(["About", ""],
        [
            ["NotebookLab", VersionOf(typeof(About))],
            [".NET", Environment.Version.ToString()],
            ["C#", CellCompiler.Language.ToDisplayString()],
            ["Roslyn", VersionOf(typeof(CSharpCompilation))],
            ["System", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"],
        ]).ToBundle());
        return Task.CompletedTask;
    });

    // What follows the plus is the commit.
    static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? $"{type.Assembly.GetName().Version}";
}
