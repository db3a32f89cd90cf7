using System.CommandLine;
using NotebookLab.Jupyter.Specs;

namespace NotebookLab.Tool;

/// <summary>Where kernels are installed: for the user, or below a prefix.</summary>
sealed class KernelPlace
{
    public Option<bool> User { get; } = new("--user") { Description = "For this user; so it is anyway without --prefix." };

    public Option<string?> Prefix { get; } = new("--prefix")
    {
        Description = "Below a folder, such as /usr/local or a Python environment.", HelpName = "DIR",
    };

    /// <summary>The folder that is meant.</summary>
    /// <exception cref="KernelInstallationException">There is none.</exception>
    public string Of(ParseResult parsed) => parsed.GetValue(Prefix) is { } prefix ? KernelSpecs.FolderBelow(prefix)
        : KernelSpecs.UserFolder ?? throw new KernelInstallationException(
            "There is no home folder: HOME is not set. Set it, or XDG_DATA_HOME or JUPYTER_DATA_DIR, or say --prefix DIR.");
}
