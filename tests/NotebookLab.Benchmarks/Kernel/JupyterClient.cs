using System.ComponentModel;
using System.Diagnostics;
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

    JupyterClient(string tool)
    {
        interpreter = Interpreters.FirstOrDefault(python => Script(python) is { Missing: [] });
        if (interpreter is not null && Output(tool, "kernel", "install", "--name", Ours) is null)
            Refusal = $"{tool} kernel install failed.";
        if (interpreter is null)
            Refusal =
                "Nothing is measured: jupyter_client or ipykernel is not installed. "
                    + "On Debian: apt-get install python3-jupyter-client python3-ipykernel";
    }

    /// <summary>Why nothing can be measured; null when it can.</summary>
    public string? Refusal { get; }

    /// <summary>Finds a Python that has what is needed, and installs the kernel.</summary>
    /// <param name="tool">The command <c>notebooklab</c>.</param>
    public static JupyterClient With(string tool) => new(tool);

    /// <summary>Starts a kernel anew, and measures it.</summary>
    /// <param name="kernel">The kernel's name.</param>
    /// <param name="cells">How many cells the session has.</param>
    public KernelFigures Measure(string kernel, int cells) =>
        Output(interpreter!, ScriptPath, kernel, $"{cells}") is { } json
            ? Parse<KernelFigures>(json)
            : throw new InvalidOperationException($"The kernel {kernel} was not measured.");

    /// <summary>Takes the folder away.</summary>
    public void Dispose() => folder.Delete(recursive: true);

    static string ScriptPath => Path.Combine(AppContext.BaseDirectory, "peers", "kernel.py");

    Installed? Script(string python) => Output(python, ScriptPath) is { } json ? Parse<Installed>(json) : null;

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

    static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;

    sealed record Installed(string[] Missing);
}
