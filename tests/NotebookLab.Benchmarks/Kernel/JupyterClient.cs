using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace NotebookLab.Benchmarks.Kernel;

/// <summary>Python's <c>jupyter_client</c>, which starts kernels, in a folder of Jupyter's where ours is installed for as long.</summary>
sealed class JupyterClient : IDisposable
{
    /// <summary>The name of our kernel.</summary>
    public const string Ours = "measured-csharp";

    /// <summary>The name of Python's own.</summary>
    public const string Peer = "python3";

    // Debian's own first, because its packages belong to it, whichever Python else is on the path.
    static readonly string[] Interpreters = ["/usr/bin/python3", "python3", "python"];

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("notebooklab-kernel-");
    readonly string? interpreter;
    readonly string script;

    JupyterClient(string tool, string script)
    {
        this.script = Path.Combine(AppContext.BaseDirectory, "peers", script);
        if (!File.Exists(tool))
        {
            Refusal = $"{tool} is not there: build src/NotebookLab.Tool in the same configuration.";
            return;
        }
        var found = Interpreters.Select(python => (Python: python, Ask<Installed>(python)?.Missing)).ToArray();
        interpreter = found.FirstOrDefault(one => one.Missing is []).Python;
        if (interpreter is null)
            Refusal = $"Nothing is measured: Python's {string.Join(", ", found.FirstOrDefault(one => one.Missing is not null).Missing
                ?? ["jupyter_client"])} is not installed. On Debian: apt-get install python3-jupyter-client python3-ipykernel, and so on.";
        else if (Output(tool, "kernel", "install", "--name", Ours) is null)
            Refusal = $"{tool} kernel install failed.";
    }

    /// <summary>Why nothing can be measured; null when it can.</summary>
    public string? Refusal { get; }

    /// <summary>Finds a Python that has what is needed, and installs the kernel.</summary>
    /// <param name="script">The script of <c>peers/</c> that measures a kernel.</param>
    public static JupyterClient With(string script) => new(Tool, script);

    /// <summary>Starts a kernel anew, and measures it.</summary>
    /// <param name="kernel">The kernel's name.</param>
    /// <param name="more">What else the script is told.</param>
    public T Measure<T>(string kernel, params IEnumerable<string> more) where T : class =>
        Ask<T>(interpreter!, [kernel, .. more]) ?? throw new InvalidOperationException($"The kernel {kernel} was not measured.");

    /// <summary>Takes the folder away.</summary>
    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>The folder of our projects.</summary>
    public static string Sources => Path.Combine(Of("Tool"), "..");

    // The command notebooklab, built as this program is.
    static string Tool =>
        Path.Combine(Of("Tool"), "bin", Of("Configuration"), "net10.0", OperatingSystem.IsWindows() ? "notebooklab.exe" : "notebooklab");

    static string Of(string key) =>
        typeof(JupyterClient).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;

    T? Ask<T>(string python, params IEnumerable<string> arguments) where T : class =>
        Output(python, [script, .. arguments]) is { } json ? JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web) : null;

    string? Output(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        // ipykernel would remark on every start that Python's own modules are frozen.
        start.Environment["PYDEVD_DISABLE_FILE_VALIDATION"] = "1";
        // Neither the user's kernels are touched, nor the history of what he typed.
        start.Environment["JUPYTER_DATA_DIR"] = Path.Combine(folder.FullName, "jupyter");
        start.Environment["IPYTHONDIR"] = Path.Combine(folder.FullName, "ipython");
        try
        {
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null; // there is no such program
        }
    }

    sealed record Installed(string[] Missing);
}
