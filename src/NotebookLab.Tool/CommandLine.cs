using System.CommandLine;
using System.CommandLine.Help;

namespace NotebookLab.Tool;

/// <summary>What is typed after <c>notebooklab</c>.</summary>
static class CommandLine
{
    /// <summary>Does what is asked for, or says why not.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> Run(string[] arguments)
    {
        // Not a RootCommand: that takes its name from the file, and the help should say what is typed.
        var root = new Command("notebooklab", "Runs C# notebooks and shows the result. Without a command: runs all in the folder 'notebooks'.")
        {
            new HelpOption(),
            new VersionOption(),
            RunCommand.Create(),
            RunCellsCommand.Create(),
            KernelCommand.Create(),
        };
        root.SetAction((_, stop) => RunCommand.Run(new RunOptions([]), stop));
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();
        foreach (var error in parsed.Errors) Console.Error.WriteLine($"notebooklab: {error.Message}");
        Console.Error.WriteLine("Try 'notebooklab --help'.");
        return ExitCodes.Refused;
    }
}
