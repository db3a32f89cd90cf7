using System.Diagnostics;
using System.Text.Json;

namespace NotebookLab.Benchmarks;

/// <summary>This program, run again: what is measured in a process of its own knows nothing of what was measured before.</summary>
static class ThisProgram
{
    /// <summary>Runs it with other arguments, and reads the JSON that it prints.</summary>
    public static T Run<T>(params string[] arguments) => Run<T>(new Dictionary<string, string>(), arguments);

    /// <summary>Runs it with other arguments and settings of the runtime, and reads the JSON that it prints.</summary>
    public static T Run<T>(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        string program = Environment.ProcessPath!;
        bool started = Path.GetFileNameWithoutExtension(program) == "dotnet"; // by "dotnet NotebookLab.Benchmarks.dll"
        string[] itself = started ? [typeof(Program).Assembly.Location] : [];
        var start = new ProcessStartInfo(program, [.. itself, .. arguments]) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<T>(output)!
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} was not measured.");
    }
}
