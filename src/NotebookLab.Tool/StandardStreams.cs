using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NotebookLab.Tool;

/// <summary>
/// The streams that a process is started with. A shell can leave them closed, and then whatever is opened next stands in their place:
/// what is printed would go into a notebook.
/// </summary>
static partial class StandardStreams
{
    const int Output = 1, Error = 2, GetFlags = 1, EndsWithExec = 1;

    // Held open for as long as this process lives.
    static readonly List<SafeFileHandle> fillers = [];

    /// <summary>Sees to it that nothing is opened in the place of a standard stream.</summary>
    /// <returns>Whether there is a standard output.</returns>
    public static bool Fill()
    {
        if (OperatingSystem.IsWindows()) return true;
        var (hasOutput, hasError) = (IsOpen(Output), IsOpen(Error));
        do fillers.Add(File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite));
        while (fillers[^1].DangerousGetHandle() <= Error);
        fillers[^1].Dispose();
        if (!hasError) Console.SetError(TextWriter.Null);
        return hasOutput;
    }

    // One that was there from the start outlives an exec; what the runtime has opened in its place by now does not.
    static bool IsOpen(int stream) => FileControl(stream, GetFlags) is var flags && flags >= 0 && (flags & EndsWithExec) == 0;

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int FileControl(int file, int command);
}
