using System.Diagnostics;
using System.Text.Json;

namespace NotebookLab.Tool.Tests.Jupyter;

/// <summary>The kernel, installed into a folder of Jupyter's that nobody else has.</summary>
sealed class InstalledKernel : IDisposable
{
    readonly CommandLine lab = new();

    public InstalledKernel()
    {
        lab.Variables["JUPYTER_DATA_DIR"] = Path.Combine(lab.Folder, "jupyter");
        var (exit, _, errors) = lab.Run("kernel", "install").GetAwaiter().GetResult();
        Assert.True(exit == 0, errors);
    }

    /// <summary>A folder for whatever the test makes.</summary>
    public string Folder => lab.Folder;

    /// <summary>Starts a Python that finds the kernel.</summary>
    public Process Python(params string[] arguments)
    {
        var start = new ProcessStartInfo(DebiansJupyter.Python, arguments)
        {
            WorkingDirectory = lab.Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in lab.Variables) start.Environment[name] = value;
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        return Process.Start(start)!;
    }

    /// <summary>Runs one of the scripts that lie beside this file.</summary>
    /// <returns>What it tells, as JSON.</returns>
    public async Task<JsonElement> Tell(string script, params string[] arguments)
    {
        using var client = Python([Path.Combine(AppContext.BaseDirectory, "Jupyter", script), .. arguments]);
        client.StandardInput.Close();
        var errors = client.StandardError.ReadToEndAsync();
        var told = await client.StandardOutput.ReadToEndAsync();
        if (told == "") Assert.Fail(await errors);
        return JsonDocument.Parse(told).RootElement;
    }

    public void Dispose() => lab.Dispose();
}
