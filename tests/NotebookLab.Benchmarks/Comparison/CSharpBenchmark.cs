using System.Diagnostics;
using System.Text.Json;

namespace NotebookLab.Benchmarks.Comparison;

/// <summary>A method marked with <c>[Benchmark]</c>.</summary>
/// <param name="Name">Its class and its name, with a dot between.</param>
internal sealed record CSharpBenchmark(string Name)
{
    public static CSharpBenchmark Of<T>(string method) => new($"{typeof(T).Name}.{method}");

    /// <summary>Runs this program again, to measure just this: see <see cref="MeasureCommand"/>.</summary>
    public Timing Measure()
    {
        string program = Environment.ProcessPath!;
        bool started = Path.GetFileNameWithoutExtension(program) == "dotnet"; // by "dotnet NotebookLab.Benchmarks.dll"
        string[] itself = started ? [typeof(Program).Assembly.Location] : [];
        var start = new ProcessStartInfo(program, [.. itself, MeasureCommand.Name, Name]) { RedirectStandardOutput = true };

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Timing>(output)!
            : throw new InvalidOperationException($"{Name} was not measured.");
    }
}
