using System.CommandLine;
using NotebookLab.Jupyter.Specs;

namespace NotebookLab.Tool;

/// <summary>The command <c>kernel</c>: makes C# appear in VS Code and Jupyter. What they start is <see cref="KernelProcess"/>.</summary>
static class KernelCommand
{
    public static Command Create() => new("kernel", "Makes C# appear in VS Code and Jupyter.") { Install(), Uninstall(), List() };

    static Command Install()
    {
        var place = new KernelPlace();
        var name = new Option<string?>("--name")
        {
            Description = $"The kernel's name. [default: {KernelInstallation.Convention}, "
                + $"or {KernelInstallation.OtherName} where another kernel has that name]",
            HelpName = "NAME",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be written, and write nothing." };
        var command = new Command("install", "Installs the kernel for this user: a copy of this program, and what tells front ends of it.")
        {
            place.User, place.Prefix, name, dryRun,
        };
        name.Validators.Add(result =>
        {
            if (result.Tokens is not [{ Value: var value }] || (value.Any(char.IsAsciiLetterOrDigit) && value.All(IsAllowed))) return;
            result.AddError($"--name may have letters, digits, '.', '-' and '_', but was \"{value}\".");

            static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';
        });
        command.SetAction(parsed =>
            Told(() => KernelInstallation.Install(place.Of(parsed), parsed.GetValue(name), parsed.GetValue(dryRun))));
        return command;
    }

    static Command Uninstall()
    {
        var place = new KernelPlace();
        var name = new Option<string?>("--name") { Description = "Which one, where there are several.", HelpName = "NAME" };
        var command = new Command("uninstall", "Takes the kernel away again; nobody else's is touched.") { place.User, place.Prefix, name };
        command.SetAction(parsed => Told(() => KernelInstallation.Uninstall(place.Of(parsed), parsed.GetValue(name))));
        return command;
    }

    static Command List()
    {
        var command = new Command("list", "Shows the kernels that front ends find, and which of them are this one.");
        command.SetAction(_ =>
        {
            foreach (var spec in KernelSpecs.In(KernelSpecs.Folders))
                Console.WriteLine($"{spec.Name,-16} {spec.DisplayName}{(spec.IsOurs ? " (this one)" : "")}  {spec.Folder}");
        });
        return command;
    }

    static int Told(Func<IEnumerable<string>> work)
    {
        try
        {
            foreach (string line in work()) Console.WriteLine(line);
            return ExitCodes.Ran;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or KernelInstallationException)
        {
            Console.Error.WriteLine($"notebooklab: {e.Message}");
            return ExitCodes.Refused;
        }
    }
}
