using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace NotebookLab.Jupyter;

/// <summary>
/// Catches what native code and child processes write: they know nothing of <see cref="Console"/>, and write to the
/// process's own two streams. On Windows these stay what they are, and such text does not reach the notebook.
/// </summary>
public static partial class NativeStreams
{
    // As Linux has them, and macOS those of the first line.
    const int CloseOnExec = 1, SetDescriptorFlags = 2, WriteOnly = 1, Readable = 1;
    const int SetPipeSize = 1031, NonBlocking = 0x800, LargestPipe = 1 << 20, ChunkSize = 16 * 1024;
    static readonly TimeSpan LongestDrain = TimeSpan.FromMilliseconds(200), BeforeProof = TimeSpan.FromMilliseconds(600);

    static readonly List<Stream> caught = [];

    /// <summary>What the runtime says before it ends the process.</summary>
    internal const string LastWords = "Stack overflow.";

    /// <summary>Hands on all that is written to both streams from now on.</summary>
    /// <param name="written">Takes the stream's name and a text; called from threads of its own.</param>
    public static void Catch(Action<string, string> written)
    {
        if (OperatingSystem.IsWindows()) return;
        Catch(1, "stdout", written);
        Catch(2, "stderr", written);
        LetTheRuntimeEnd();
    }

    /// <summary>Waits until all that was written has been handed on; not for ever, as somebody may write on.</summary>
    public static void Drain()
    {
        foreach (var stream in caught) stream.Drain();
    }

    static void Catch(int descriptor, string name, Action<string, string> written)
    {
        var ends = new int[2];
        if (Pipe(ends) != 0) return;
        _ = Control(ends[0], SetDescriptorFlags, CloseOnExec);
        if (OperatingSystem.IsLinux()) _ = Control(ends[1], SetPipeSize, LargestPipe);
        // Text that .NET's Console has for this stream from now on goes the same way: it has not been opened yet.
        _ = Duplicate(ends[1], descriptor);
        _ = Close(ends[1]);
        caught.Add(new(name, ends[0], text => written(name, text)));
    }

    // The runtime's last words, the trace of a stack overflow, are written when no managed thread may run any more, so nobody
    // reads them, and on a full pipe they would wait for ever. So C's stderr, which they go to, has a door of its own into the
    // pipe, which drops what does not fit; child processes have the other. Where C's stderr is not a variable, it stays.
    static unsafe void LetTheRuntimeEnd()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)) return;
        if (!NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "stderr", out nint variable)) return;
        int door = Open("/proc/self/fd/2", WriteOnly | NonBlocking);
        if (door < 0) return;
        _ = Control(door, SetDescriptorFlags, CloseOnExec);
        nint file = FileOf(door, "w");
        if (file == 0) return;
        SetBuffer(file, 0);
        *(nint*)variable = file;
    }

    // What the runtime says of a stack overflow comes first, and a trace, which may take long. Another process may have said it;
    // so a process that can still collect its garbage goes on. In one that can't, nothing but the alarm is left to run.
    static void EndIfItIsOurs()
    {
        _ = Alarm(1);
        new Thread(() =>
        {
            Thread.Sleep(BeforeProof);
            GC.Collect(0);
            _ = Alarm(0);
        }) { IsBackground = true, Name = "proof of life" }.Start();
    }

    [LibraryImport("libc", EntryPoint = "alarm")]
    private static partial uint Alarm(uint seconds);

    [LibraryImport("libc", EntryPoint = "pipe")]
    private static partial int Pipe([Out] int[] ends);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int from, int to);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fdopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint FileOf(int descriptor, string mode);

    [LibraryImport("libc", EntryPoint = "setbuf")]
    private static partial void SetBuffer(nint file, nint buffer);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int descriptor, Span<byte> buffer, nint count);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref Polled polled, nint count, int milliseconds);

    struct Polled
    {
        public int Descriptor;
        public short Wanted, Found;
    }

    /// <summary>One of the two, while it is caught.</summary>
    sealed class Stream
    {
        readonly Lock handing = new();
        readonly Decoder decoder = new UTF8Encoding(false).GetDecoder();
        readonly byte[] bytes = new byte[ChunkSize];
        readonly char[] chars = new char[ChunkSize + 1];
        readonly int end;
        readonly bool isStandardError;
        readonly Action<string> written;

        public Stream(string name, int end, Action<string> written)
        {
            (this.end, this.written, isStandardError) = (end, written, name == "stderr");
            new Thread(() =>
            {
                while (HandOn(Timeout.Infinite)) { }
            }) { IsBackground = true, Name = name }.Start();
        }

        public void Drain()
        {
            var since = Stopwatch.StartNew();
            while (HandOn(0) && since.Elapsed < LongestDrain) { }
            lock (handing) { } // what was read by the other is handed on now
        }

        // Waited for outside of the lock, so that the other who hands on is never held up by nothing.
        bool HandOn(int milliseconds)
        {
            if (!Waits(milliseconds)) return false;
            lock (handing)
            {
                if (!Waits(0)) return true;
                int count = (int)Read(end, bytes, bytes.Length);
                if (count <= 0) return false;
                int length = decoder.GetChars(bytes, 0, count, chars, 0);
                // Told first: once garbage is to be collected, a process whose stack is full says nothing more.
                if (length > 0) written(new(chars, 0, length));
                if (isStandardError && chars.AsSpan(0, length).StartsWith(LastWords)) EndIfItIsOurs();
                return true;
            }
        }

        bool Waits(int milliseconds)
        {
            var polled = new Polled { Descriptor = end, Wanted = Readable };
            return Poll(ref polled, 1, milliseconds) != 0;
        }
    }
}
