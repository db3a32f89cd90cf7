using System.Net.Sockets;

namespace NotebookLab.Tool;

/// <summary>Where one process, and of this user alone, can connect to this one.</summary>
sealed class RunDoor : IDisposable
{
    // A socket's address has about a hundred characters, and some folders for temporary files take most of them.
    const int Longest = 60;

    readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    readonly DirectoryInfo folder;

    public RunDoor()
    {
        var temporary = Path.GetTempPath() is { Length: < Longest } usual ? usual : "/tmp";
        var path = Path.Combine(temporary, $"notebooklab-{Guid.NewGuid():N}");
        folder = OperatingSystem.IsWindows() ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Address = Path.Combine(path, "run");
        socket.Bind(new UnixDomainSocketEndPoint(Address));
        socket.Listen();
    }

    public string Address { get; }

    public async Task<RunChannel> Open(CancellationToken stop)
    {
        var channel = new RunChannel(await socket.AcceptAsync(stop));
        Dispose();
        return channel;
    }

    public void Dispose()
    {
        socket.Dispose();
        if (folder.Exists) folder.Delete(recursive: true);
        folder.Refresh();
    }
}
