using System.Runtime.InteropServices;
using NotebookLab.Jupyter.Specs;
using NotebookLab.Notebooks.Publishing;

namespace NotebookLab.Tool;

/// <summary>Installs the kernel, and takes it away.</summary>
static class KernelInstallation
{
    /// <summary>The name that notebooks in C# have in their metadata.</summary>
    public const string Convention = ".net-csharp";

    /// <summary>The name where another kernel has that one.</summary>
    public const string OtherName = "notebooklab";

    /// <summary>The script that draws charts in front ends that don't by themselves, in the kernel's folder.</summary>
    public const string PlotlyFile = "plotly.min.js";

    const string DisplayName = ".NET (C#)";

    /// <summary>Installs this program as a kernel.</summary>
    /// <param name="kernels">The folder of kernels.</param>
    /// <param name="asked">The name that was asked for.</param>
    /// <param name="dryRun">Whether only to say what would be done.</param>
    /// <returns>What is done, told before it is.</returns>
    public static IEnumerable<string> Install(string kernels, string? asked, bool dryRun)
    {
        var there = KernelSpecs.In([kernels, .. KernelSpecs.Folders]);
        var other = there.FirstOrDefault(spec => spec.Name == Convention && !spec.IsOurs);
        string name = asked ?? (other is null ? Convention : OtherName);
        if (there.FirstOrDefault(spec => spec.Name == name && !spec.IsOurs && Path.GetDirectoryName(spec.Folder) == kernels) is { } taken)
            throw new KernelInstallationException($"{taken.Folder} is another kernel, \"{taken.DisplayName}\". Choose another --name.");
        string folder = Path.Combine(kernels, name), program = Path.Combine(folder, "program");
        if (asked is null && other is not null)
            yield return $"{Convention} is there already ({other.DisplayName}, {other.Folder}) and stays; this one is {name}. "
                + $"In a notebook, choose the kernel \"{Named(name)}\".";
        yield return $"{(dryRun ? "would write" : "writes")} {Path.Combine(folder, "kernel.json")}";
        bool isItself = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory) == program;
        yield return isItself ? $"{program} is this program, and stays"
            : $"{(dryRun ? "would copy" : "copies")} {AppContext.BaseDirectory} to {program}";
        if (dryRun) yield break;
        Directory.CreateDirectory(folder);
        PlotlyScript.Write(Path.Combine(folder, PlotlyFile), withFitting: true);
        KernelSpecs.WriteLogos(folder);
        if (!isItself) Replace(program);
        // Last: a kernel that is named there works.
        string command = Path.Combine(program, OperatingSystem.IsWindows() ? "notebooklab.exe" : "notebooklab");
        KernelSpecs.Write(folder, Named(name), command, new Dictionary<string, string>
        {
            // Where the runtime is that runs this: a front end started from a desktop has no PATH to find it by.
            ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
            // Compiled code need not be protected from a process that is there to compile and run what is typed: a cell
            // takes 1 ms less without.
            ["DOTNET_EnableWriteXorExecute"] = "0",
            // What cells leave is collected every two megabytes, and not every twenty: a session of many cells is 10 MB smaller.
            ["DOTNET_GCgen0size"] = "0x200000",
            // In steps of one megabyte and not of four: what is reserved for the next object is memory too, 4 MB of it.
            ["DOTNET_GCRegionSize"] = "0x100000",
        });
        yield return $"Installed: \"{Named(name)}\" is in the lists of kernels of VS Code and Jupyter from now on.";
    }

    /// <summary>Takes away what was installed.</summary>
    /// <param name="kernels">The folder of kernels.</param>
    /// <param name="asked">The name of the one that is meant; null for all that are this program's.</param>
    /// <returns>What was done.</returns>
    public static IEnumerable<string> Uninstall(string kernels, string? asked)
    {
        var ours = KernelSpecs.In([kernels]).Where(spec => asked is null ? spec.IsOurs : spec.Name == asked).ToArray();
        if (ours.Length == 0)
            throw new KernelInstallationException(
                $"There is no kernel{(asked is null ? " of this program" : $" \"{asked}\"")} in {kernels}.");
        if (ours.FirstOrDefault(spec => !spec.IsOurs) is { } other)
            throw new KernelInstallationException($"{other.Folder} is another program's kernel, and stays.");
        foreach (var spec in ours)
        {
            Directory.Delete(spec.Folder, recursive: true);
            yield return $"removed {spec.Folder}";
        }
    }

    static string Named(string name) => name == Convention ? DisplayName : $"{DisplayName}, {name}";

    // Copied beside the one that is there, which goes when all is here: what fails leaves a kernel that works.
    static void Replace(string program)
    {
        string coming = $"{program}-{Guid.NewGuid():N}", going = $"{coming}-old";
        try
        {
            Copy(AppContext.BaseDirectory, coming);
            if (Directory.Exists(program)) Directory.Move(program, going);
            Directory.Move(coming, program);
        }
        catch
        {
            if (Directory.Exists(going) && !Directory.Exists(program)) Directory.Move(going, program);
            if (Directory.Exists(coming)) Directory.Delete(coming, recursive: true);
            throw;
        }
        if (Directory.Exists(going)) Directory.Delete(going, recursive: true);
    }

    static void Copy(string from, string to)
    {
        // Listed before the first is written: the copy may lie inside of what is copied.
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

/// <summary>A kernel that can't be installed or taken away; the message says why.</summary>
sealed class KernelInstallationException(string message) : Exception(message);
