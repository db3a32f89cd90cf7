using System.CommandLine;
using System.Runtime.InteropServices;
using NotebookLab.Jupyter.Specs;

namespace NotebookLab.Tool;

/// <summary>The command <c>kernel</c>: makes C# appear in VS Code and Jupyter. What they start is <see cref="KernelProcess"/>.</summary>
static class KernelCommand
{
    /// <summary>The script that draws charts in front ends that don't by themselves, in the kernel's folder.</summary>
    public const string PlotlyFile = "plotly.min.js";

    const string Convention = ".net-csharp", OtherName = "notebooklab", DisplayName = ".NET (C#)";

    public static Command Create() => new("kernel", "Makes C# appear in VS Code and Jupyter.") { Install(), Uninstall(), List() };

    static Command Install()
    {
        var place = new Place();
        var name = new Option<string?>("--name") { Description = $"The kernel's name. [default: {Convention}, or {OtherName} where another kernel has that name]", HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be written, and write nothing." };
        var command = new Command("install", "Installs the kernel for this user: a copy of this program, and what tells front ends of it.") { place.User, place.Prefix, name, dryRun };
        name.Validators.Add(result => { if (result.Tokens is [{ Value: var value }] && !value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')) result.AddError($"--name may have letters, digits, '.', '-' and '_', but was \"{value}\"."); });
        command.SetAction(parsed => Told(() => KernelInstallation.Install(place.Of(parsed), parsed.GetValue(name), parsed.GetValue(dryRun))));
        return command;
    }

    static Command Uninstall()
    {
        var place = new Place();
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or KernelInstallationException)
        {
            Console.Error.WriteLine($"notebooklab: {e.Message}");
            return ExitCodes.Refused;
        }
    }

    // Where kernels are installed: for the user, or below a prefix.
    sealed class Place
    {
        public Option<bool> User { get; } = new("--user") { Description = "For this user; so it is anyway without --prefix." };

        public Option<string?> Prefix { get; } = new("--prefix") { Description = "Below a folder, such as /usr/local or a Python environment.", HelpName = "DIR" };

        public string Of(ParseResult parsed) => parsed.GetValue(Prefix) is { } prefix ? KernelSpecs.FolderBelow(prefix) : KernelSpecs.UserFolder;
    }

    /// <summary>What installs and takes away.</summary>
    static class KernelInstallation
    {
        public static IEnumerable<string> Install(string kernels, string? asked, bool dryRun)
        {
            var there = KernelSpecs.In([kernels, .. KernelSpecs.Folders]);
            var other = there.FirstOrDefault(spec => spec.Name == Convention && !spec.IsOurs);
            string name = asked ?? (other is null ? Convention : OtherName);
            if (there.FirstOrDefault(spec => spec.Name == name && !spec.IsOurs && Path.GetDirectoryName(spec.Folder) == kernels) is { } taken)
                throw new KernelInstallationException($"{taken.Folder} is another kernel, \"{taken.DisplayName}\". Choose another --name.");
            string folder = Path.Combine(kernels, name), program = Path.Combine(folder, "program");
            if (asked is null && other is not null)
                yield return $"{Convention} is there already ({other.DisplayName}, {other.Folder}) and stays; this one is {name}. In a notebook, choose the kernel \"{Named(name)}\".";
            yield return $"{(dryRun ? "would write" : "writes")} {Path.Combine(folder, "kernel.json")}";
            yield return $"{(dryRun ? "would copy" : "copies")} {AppContext.BaseDirectory} to {program}";
            if (dryRun) yield break;
            if (Directory.Exists(program)) Directory.Delete(program, recursive: true);
            Copy(AppContext.BaseDirectory, program);
            KernelSpecs.Write(folder, Named(name), Path.Combine(program, OperatingSystem.IsWindows() ? "notebooklab.exe" : "notebooklab"), new Dictionary<string, string>
            {
                // Where the runtime is that runs this: a front end started from a desktop has no PATH to find it by.
                ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
                // Compiled code need not be protected from a process that is there to compile and run what is typed: a cell
                // takes 1 ms less without.
                ["DOTNET_EnableWriteXorExecute"] = "0",
            });
            Notebooks.Publishing.PlotlyScript.Write(Path.Combine(folder, PlotlyFile));
            yield return $"Installed: \"{Named(name)}\" is in the lists of kernels of VS Code and Jupyter from now on.";
        }

        public static IEnumerable<string> Uninstall(string kernels, string? asked)
        {
            var ours = KernelSpecs.In([kernels]).Where(spec => asked is null ? spec.IsOurs : spec.Name == asked).ToArray();
            if (ours.Length == 0) throw new KernelInstallationException($"There is no kernel{(asked is null ? " of this program" : $" \"{asked}\"")} in {kernels}.");
            if (ours.FirstOrDefault(spec => !spec.IsOurs) is { } other) throw new KernelInstallationException($"{other.Folder} is another program's kernel, and stays.");
            foreach (var spec in ours)
            {
                Directory.Delete(spec.Folder, recursive: true);
                yield return $"removed {spec.Folder}";
            }
        }

        static string Named(string name) => name == Convention ? DisplayName : $"{DisplayName}, {name}";

        static void Copy(string from, string to)
        {
            foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                string target = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }

    sealed class KernelInstallationException(string message) : Exception(message);
}
