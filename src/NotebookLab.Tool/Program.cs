using System.CommandLine;
using System.CommandLine.Help;
using NotebookLab.Tool;

// Numbers and dates look the same on every seat, as they do in the cells.
System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;

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
var parsed = root.Parse(args);
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();
foreach (var error in parsed.Errors) Console.Error.WriteLine($"notebooklab: {error.Message}");
Console.Error.WriteLine("Try 'notebooklab --help'.");
return ExitCodes.Refused;
