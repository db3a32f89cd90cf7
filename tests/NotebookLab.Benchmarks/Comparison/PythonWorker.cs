using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace NotebookLab.Benchmarks.Comparison;

/// <summary>A Python process that does the peers' works: <c>peers/worker.py</c>, which tells the protocol.</summary>
sealed class PythonWorker : IDisposable
{
    // Debian's own first, because its packages belong to it, whichever Python else is on the path.
    static readonly string[] Interpreters = ["/usr/bin/python3", "python3", "python"];

    static readonly Dictionary<string, string> Packages =
        new() { ["NumPy"] = "python3-numpy", ["SciPy"] = "python3-scipy", ["PyTorch"] = "python3-torch" };

    readonly Process? process;
    readonly Greeting greeting;

    PythonWorker(Process? process, Greeting greeting) => (this.process, this.greeting) = (process, greeting);

    /// <summary>Starts the first Python that has NumPy; if none has, no library is there.</summary>
    public static PythonWorker Start()
    {
        foreach (string interpreter in Interpreters)
        {
            PythonWorker? worker = Start(interpreter);
            if (worker is not null && worker.Has("NumPy"))
                return worker;
            worker?.Dispose();
        }
        return new PythonWorker(null, new Greeting([], null));
    }

    static PythonWorker? Start(string interpreter)
    {
        var start = new ProcessStartInfo(interpreter, [Path.Combine(AppContext.BaseDirectory, "peers", "worker.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        // OpenBLAS is to choose the kernel that is best on this processor, as it does for anyone who has set nothing.
        start.Environment.Remove("OPENBLAS_CORETYPE");
        start.Environment.Remove("OPENBLAS_L2_SIZE");
        try
        {
            Process process = Process.Start(start)!;
            return process.StandardOutput.ReadLine() is { } line ? new PythonWorker(process, Parse<Greeting>(line)) : null;
        }
        catch (Win32Exception)
        {
            return null; // there is no such program
        }
    }

    public bool Has(string library) => greeting.Installed.ContainsKey(library);

    public Timing Measure(string work, Dictionary<string, object> inputs)
    {
        try
        {
            process!.StandardInput.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>(inputs) { ["work"] = work }));
            process.StandardInput.Flush();
            if (process.StandardOutput.ReadLine() is { } line)
                return Parse<Timing>(line);
        }
        catch (IOException)
        {
            // It does not listen any more, which is the same as no answer.
        }
        return new Timing(double.NaN, [], Error: "Python has ended.");
    }

    /// <summary>Python's version, and the libraries'.</summary>
    public IEnumerable<string> Describe()
    {
        if (process is null)
            yield break;
        yield return string.Join(", ", greeting.Installed.Select(library => $"{library.Key} {library.Value}"));
        yield return $"BLAS of NumPy: {greeting.Blas}";
    }

    /// <summary>The libraries whose rows are left out, and what would bring them.</summary>
    public IEnumerable<string> Missing()
    {
        string[] missing = [.. Packages.Keys.Where(library => !Has(library))];
        string packages = string.Join(' ', missing.Select(library => Packages[library]));
        if (missing is not [])
            yield return $"Not installed, so left out: {string.Join(", ", missing)}. On Debian: apt-get install {packages}";
    }

    public void Dispose()
    {
        process?.Kill(); // it holds nothing, and a closed pipe would not end one that hangs
        process?.Dispose();
    }

    static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;

    sealed record Greeting(Dictionary<string, string> Installed, string? Blas);
}
