using System.Diagnostics;
using System.Reflection;
using NotebookLab.Notebooks.Tests;

namespace NotebookLab.Tool.Tests;

/// <summary>The built command, run as a user runs it: in a process, in a folder of its own.</summary>
sealed class CommandLine : IDisposable
{
    public static readonly string Repository = Metadata("Repository");

    public string Folder { get; } = Directory.CreateTempSubdirectory("notebooklab-tool-").FullName;

    public static string Command => Path.Combine(Repository, "src", "NotebookLab.Tool", "bin", Metadata("Configuration"), "net10.0",
        OperatingSystem.IsWindows() ? "notebooklab.exe" : "notebooklab");

    /// <summary>Writes a notebook of code cells into the folder.</summary>
    public string Notebook(string name, params string[] cells)
    {
        var notebook = Notebooks.Notebook.Create();
        foreach (var cell in cells) notebook.AddCode(cell);
        return Write($"{name}.ipynb", notebook.ToJson());
    }

    public string Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The browser that the command is told to take, in place of the machine's.</summary>
    public string? Browser { get; set; }

    /// <summary>What its environment has beside the tests' own.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>The program that is run: the one that was built, or a copy of it.</summary>
    public string Program { get; set; } = Command;

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        if (Browser is not null) start.Environment["NOTEBOOKLAB_CHROMIUM"] = Browser;
        foreach (var (name, value) in Variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public async Task<(int Exit, string Output, string Errors)> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }

    /// <summary>Waits until a file is there and whole, and reads the number in it; who writes it writes another and renames that.</summary>
    public async Task<int> Number(string file)
    {
        using var watcher = new FileSystemWatcher(Folder);
        var made = new TaskCompletionSource();
        watcher.Renamed += (_, _) => made.TrySetResult();
        watcher.EnableRaisingEvents = true;
        if (!File.Exists(Path.Combine(Folder, file))) await made.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return int.Parse(File.ReadAllText(Path.Combine(Folder, file)));
    }

    /// <summary>What a shell does with a line, in the folder.</summary>
    public async Task<(int Exit, string Errors)> Shell(string line)
    {
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", line]) { WorkingDirectory = Folder, RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    static string Metadata(string key) =>
        typeof(CommandLine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
