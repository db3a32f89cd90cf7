using System.Runtime.InteropServices;

namespace NotebookLab.Tool;

/// <summary>Processes that end together, where the system has such groups: one that leads, and what it starts.</summary>
static partial class ProcessGroup
{
    const int Killed = 9;

    /// <summary>Makes this process one that leads a group of its own.</summary>
    public static void Lead()
    {
        if (!OperatingSystem.IsWindows()) _ = SetProcessGroup(0, 0); // fails where it leads already
    }

    /// <summary>Ends all processes of a group at once.</summary>
    /// <param name="leader">The process that leads it, or led it.</param>
    public static void End(int leader)
    {
        if (!OperatingSystem.IsWindows()) _ = Kill(-leader, Killed); // fails where nobody is left
    }

    [LibraryImport("libc", EntryPoint = "setpgid")]
    private static partial int SetProcessGroup(int process, int group);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
