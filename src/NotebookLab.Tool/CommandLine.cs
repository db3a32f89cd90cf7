using System.CommandLine;
using System.CommandLine.Help;
using System.Net.Sockets;

namespace NotebookLab.Tool;

/// <summary>What is typed after <c>notebooklab</c>.</summary>
static class CommandLine
{
    /// <summary>Does what is asked for, or says why not.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> Run(string[] arguments)
    {
        if (!StandardStreams.Fill()) return Refused("the standard output is closed, and there is nowhere to show anything.");
        // Not a RootCommand: that takes its name from the file, and the help should say what is typed.
        var root = new Command("notebooklab",
            "Runs C# notebooks and shows the result. Without a command: runs all in the folder 'notebooks'.")
        {
            new HelpOption(),
            new VersionOption(),
            RunCommand.Create(),
            RunCellsCommand.Create(),
            KernelCommand.Create(),
        };
        root.SetAction((_, stop) => RunCommand.Run(new RunOptions([]), stop));
        // A notebook may be called @home.ipynb: there are no files of arguments.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) Refused(error.Message);
            Console.Error.WriteLine("Try 'notebooklab --help'.");
            return ExitCodes.Refused;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SocketException)
        {
            return Refused(e.Message);
        }
    }

    static int Refused(string why)
    {
        Console.Error.WriteLine($"notebooklab: {why}");
        return ExitCodes.Refused;
    }
}
