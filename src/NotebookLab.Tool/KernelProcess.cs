using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using NotebookLab.Jupyter;
using NotebookLab.Jupyter.Protocol;
using NotebookLab.Scripting;

namespace NotebookLab.Tool;

/// <summary>The process that a front end starts: a session, its kernel, and the end of both.</summary>
static partial class KernelProcess
{
    const int Terminate = 15;
    const nint ByDefault = 0, Ignored = 1;
    const uint LongestEnd = 10;
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Runs a kernel until its end.</summary>
    /// <param name="connectionFile">The file in which the front end says where it is to listen.</param>
    /// <returns>The process's exit code.</returns>
    public static int Run(string connectionFile)
    {
        try
        {
            if (connectionFile is "")
                throw new ConnectionException("kernel run wants the path of a connection file, which a front end writes.");
            Run(Connection.Read(connectionFile));
        }
        catch (ConnectionException e)
        {
            Console.Error.WriteLine($"notebooklab: {e.Message}");
            return ExitCodes.Refused;
        }
        return ExitCodes.Ran;
    }

    static void Run(Connection connection)
    {
        string version = typeof(KernelProcess).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        // A cell's tasks may sleep, and others should not have to wait until the pool has seen that it needs more threads.
        ThreadPool.SetMinThreads(256, 256);
        bool leads = Lead();
        using var session = new Session(Directory.GetCurrentDirectory());
        session.WarmUp(completesSoon: PlotlyScript is null);
        using var kernel = new JupyterKernel(connection, session, version.Split('+')[0], PlotlyScript);
        // The system ends this process, and not a handler, which would need a thread that runs: there are states without one.
        if (!OperatingSystem.IsWindows()) _ = Handle(Terminate, ByDefault);
        NativeStreams.Catch(kernel.Write);
        WaitFor(kernel.Run(), kernel, leads);
        // Whatever keeps it: code that a cell wants run at the end, and that never ends.
        if (!OperatingSystem.IsWindows()) _ = Alarm(LongestEnd);
        // What cells started goes as well; this process is told too, and knows already.
        if (leads)
        {
            _ = Handle(Terminate, Ignored);
            _ = Kill(0, Terminate);
        }
        kernel.Dispose();
        Environment.Exit(ExitCodes.Ran); // also with a cell that can't be stopped
    }

    // On this thread and no other: the pool's may all be asleep.
    static void WaitFor(Task end, JupyterKernel kernel, bool leads)
    {
        int starter = OperatingSystem.IsWindows() ? 0 : Parent();
        using var parent = ParentOnWindows();
        while (!end.Wait(BetweenLooks))
        {
            // A front end that was killed says nothing, and what it started would run on for ever.
            if (parent?.WaitOne(0) ?? (!OperatingSystem.IsWindows() && Parent() != starter)) kernel.End();
            // Only now: it has no part in a quick start.
            else if (leads) survivor ??= OutliveBy(Environment.ProcessId);
        }
    }

    // A server of Jupyter's says that it is the parent, and serves what lies in the kernel's folder; VS Code draws by itself. It
    // waits for two seconds for completion.
    static string? PlotlyScript =>
        Environment.GetEnvironmentVariable("JPY_PARENT_PID") is { Length: > 0 }
        && new DirectoryInfo(AppContext.BaseDirectory).Parent is { } folder
        && File.Exists(Path.Combine(folder.FullName, KernelInstallation.PlotlyFile))
            ? $"kernelspecs/{folder.Name}/{KernelInstallation.PlotlyFile}" : null;

    // In a group of its own, a process can end with all that it started, and with nothing else.
    static bool Lead()
    {
        if (OperatingSystem.IsWindows()) return false;
        _ = SetProcessGroup(0, 0); // fails where a session was begun for it, and then it leads already
        return ProcessGroup() == Environment.ProcessId;
    }

    // Ended by a signal, this process can end nothing that its cells started, and otherwise it can ask them and not force them;
    // a shell can, which waits for the end of this process, and a second longer.
    static Process OutliveBy(int group)
    {
        string script = $"trap '' TERM INT HUP; read end; kill -TERM -{group}; sleep 1; kill -9 -{group}";
        return Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardInput = true })!;
    }

    static Process? survivor; // holds the shell's input open

    // Jupyter hands over its process there.
    static ManualResetEvent? ParentOnWindows() =>
        OperatingSystem.IsWindows() && nint.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), out nint handle)
            ? new(false) { SafeWaitHandle = new(handle, ownsHandle: true) } : null;

    [LibraryImport("libc", EntryPoint = "setpgid")]
    private static partial int SetProcessGroup(int process, int group);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    private static partial int ProcessGroup();

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int Parent();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Handle(int signal, nint how);

    [LibraryImport("libc", EntryPoint = "alarm")]
    private static partial uint Alarm(uint seconds);
}
