using System.ComponentModel;
using System.Diagnostics;

namespace NotebookLab.Tool.Tests.Jupyter;

/// <summary>Debian's Jupyter, which other front ends behave like: its client, and what runs notebooks with it.</summary>
static class DebiansJupyter
{
    public const string Wanted = "needs Debian's Jupyter: apt-get install "
        + "python3-jupyter-client python3-nbclient jupyter-nbconvert jupyter-notebook python3-ipykernel";

    // Not whichever comes first on the path: the packages belong to this one.
    public const string Python = "/usr/bin/python3";

    /// <summary>Why a test is skipped. In CI none is: there a missing Jupyter is a failure.</summary>
    public static string? ReasonToSkip { get; } = Environment.GetEnvironmentVariable("CI") == "true" || IsInstalled() ? null : Wanted;

    /// <summary>Why a test of controls is skipped.</summary>
    public static string? ReasonToSkipWidgets { get; } = ReasonToSkip ?? (Environment.GetEnvironmentVariable("CI") == "true"
        || new[] { "/usr/local/share", "/usr/share" }.Any(share => Directory.Exists($"{share}/jupyter/nbextensions/jupyter-js-widgets"))
            ? null : "needs widgets 8 for the classic Notebook, as .ci/run installs them");

    static bool IsInstalled()
    {
        try
        {
            string[] imports = ["-c", "import jupyter_client, nbclient, nbconvert, notebook, ipykernel"];
            using var process = Process.Start(new ProcessStartInfo(Python, imports) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false; // there is no such program
        }
    }
}

/// <summary>A fact about what Jupyter does with the installed kernel.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JupyterFactAttribute : FactAttribute
{
    public JupyterFactAttribute() => Skip = DebiansJupyter.ReasonToSkip;
}

/// <summary>A fact about Jupyter's page in a browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JupyterPageFactAttribute : FactAttribute
{
    public JupyterPageFactAttribute() => Skip = DebiansJupyter.ReasonToSkip ?? Charts.Tests.Browser.Chromium.ReasonToSkip;
}

/// <summary>A theory about what Jupyter does with the installed kernel.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JupyterTheoryAttribute : TheoryAttribute
{
    public JupyterTheoryAttribute() => Skip = DebiansJupyter.ReasonToSkip;
}

/// <summary>A fact about controls on Jupyter's page in a browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JupyterWidgetsFactAttribute : FactAttribute
{
    public JupyterWidgetsFactAttribute() => Skip = DebiansJupyter.ReasonToSkipWidgets ?? Charts.Tests.Browser.Chromium.ReasonToSkip;
}
