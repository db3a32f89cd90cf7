using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Tool;

/// <summary>
/// Between the command and the process that runs a notebook: JSON, a message a line. Whoever's other side is gone reads the end,
/// whatever cells have started meanwhile: a process inherits its parent's streams, and not this.
/// </summary>
sealed class RunChannel(Socket socket) : IDisposable
{
    // A chart may be nested as deep as a notebook may.
    static readonly JsonSerializerOptions Json = new()
    {
        MaxDepth = 1000,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameOutputs } },
    };

    readonly NetworkStream stream = new(socket, ownsSocket: true);
    readonly Lock sending = new();
    StreamReader? reader;

    public static RunChannel Connect(string address)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(address));
        return new(socket);
    }

    /// <summary>Sends a message, from any thread.</summary>
    public void Send<T>(T message)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(message, Json), (byte)'\n'];
        lock (sending) stream.Write(line);
    }

    /// <summary>The next message; null at the end, also at one in the middle of a message.</summary>
    public async Task<T?> Read<T>(CancellationToken stop = default)
        where T : class
    {
        try
        {
            return await (reader ??= new(stream)).ReadLineAsync(stop) is { } line ? JsonSerializer.Deserialize<T>(line, Json) : null;
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Waits on this thread until the other side is gone.</summary>
    public void WaitForEnd()
    {
        try
        {
            while (stream.ReadByte() >= 0)
            {
            }
        }
        catch (IOException)
        {
        }
    }

    public void Dispose() => stream.Dispose();

    static void NameOutputs(JsonTypeInfo type)
    {
        if (type.Type != typeof(Output)) return;
        type.PolymorphismOptions = new();
        foreach (var kind in typeof(Output).Assembly.GetTypes().Where(kind => kind.IsSubclassOf(typeof(Output))))
            type.PolymorphismOptions.DerivedTypes.Add(new(kind, kind.Name));
    }
}
