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
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    public static async Task<int> Run(string connectionFile)
    {
        try
        {
            return await Run(Connection.Read(connectionFile));
        }
        catch (ConnectionException e)
        {
            Console.Error.WriteLine($"notebooklab: {e.Message}");
            return ExitCodes.Refused;
        }
    }

    static async Task<int> Run(Connection connection)
    {
        string version = typeof(KernelProcess).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        // Messages come through the thread pool, and a cell's tasks may occupy its threads: there have to be more.
        ThreadPool.SetMinThreads(256, 256);
        bool leads = Lead();
        using var session = new Session(Directory.GetCurrentDirectory());
        session.WarmUp();
        using (var kernel = new JupyterKernel(connection, session, version, PlotlyScript))
        {
            var terminated = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
            {
                context.Cancel = true;
                terminated.TrySetResult();
            });
            NativeStreams.Catch(kernel.Write);
            if (leads) _ = OutliveBy(Environment.ProcessId);
            await Task.WhenAny(kernel.Run(), terminated.Task, FrontEndIsGone());
            // What cells started goes as well; this process is told too, and knows already.
            if (leads) Kill(0, 15);
        }

        Environment.Exit(0); // also with a cell that can't be stopped
        return 0;
    }

    // A server of Jupyter's says that it is the parent, and serves what lies in the kernel's folder; VS Code draws by itself.
    static string? PlotlyScript =>
        Environment.GetEnvironmentVariable("JPY_PARENT_PID") is { Length: > 0 }
        && new DirectoryInfo(AppContext.BaseDirectory).Parent is { } folder && File.Exists(Path.Combine(folder.FullName, KernelCommand.PlotlyFile))
            ? $"kernelspecs/{folder.Name}/{KernelCommand.PlotlyFile}" : null;

    // In a group of its own, a process can end with all that it started, and with nothing else.
    static bool Lead()
    {
        if (OperatingSystem.IsWindows()) return false;
        _ = SetProcessGroup(0, 0); // fails where a session was begun for it, and then it leads already
        return ProcessGroup() == Environment.ProcessId;
    }

    // Killed without being asked, this process can end nothing that its cells started, and asked itself it can't force them;
    // a shell can, which waits for the end of this process, and a second longer.
    static async Task OutliveBy(int group)
    {
        await Task.Delay(BetweenLooks); // it has no part in a quick start
        survivor = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"trap '' TERM INT HUP; read end; sleep 1; kill -9 -{group}"]) { RedirectStandardInput = true });
    }

    static Process? survivor; // holds the shell's input open

    // A front end that was killed says nothing, and what it started would run on for ever.
    static async Task FrontEndIsGone()
    {
        if (OperatingSystem.IsWindows())
        {
            // Jupyter hands over its process there.
            if (!nint.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), out nint handle)) await Task.Delay(Timeout.Infinite);
            using var parent = new ManualResetEvent(false) { SafeWaitHandle = new(handle, ownsHandle: true) };
            await Task.Run(parent.WaitOne);
            return;
        }

        int starter = Parent();
        while (Parent() == starter) await Task.Delay(BetweenLooks);
    }

    [LibraryImport("libc", EntryPoint = "setpgid")]
    private static partial int SetProcessGroup(int process, int group);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    private static partial int ProcessGroup();

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int Parent();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
