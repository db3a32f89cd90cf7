using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NotebookLab.Jupyter;

/// <summary>
/// Catches what native code and child processes write: they know nothing of <see cref="Console"/>, and write to the
/// process's own two streams. On Windows these stay what they are, and such text does not reach the notebook.
/// </summary>
public static partial class NativeStreams
{
    /// <summary>Hands on all that is written to both streams from now on.</summary>
    /// <param name="written">Takes the stream's name and a text; called from threads of its own.</param>
    public static void Catch(Action<string, string> written)
    {
        if (OperatingSystem.IsWindows()) return;
        Catch(1, "stdout", written);
        Catch(2, "stderr", written);
    }

    static void Catch(int stream, string name, Action<string, string> written)
    {
        var ends = new int[2];
        if (Pipe(ends) != 0) return;
        // Text that .NET's Console has for this stream from now on goes the same way: it has not been opened yet.
        _ = Duplicate(ends[1], stream);
        _ = Close(ends[1]);
        var reader = new StreamReader(new FileStream(new SafeFileHandle(ends[0], ownsHandle: true), FileAccess.Read, bufferSize: 0), new UTF8Encoding(false));
        new Thread(() =>
        {
            var buffer = new char[16 * 1024];
            while (reader.Read(buffer, 0, buffer.Length) is > 0 and var count) written(name, new string(buffer, 0, count));
        }) { IsBackground = true, Name = name }.Start();
    }

    [LibraryImport("libc", EntryPoint = "pipe")]
    private static partial int Pipe([Out] int[] ends);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int from, int to);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
