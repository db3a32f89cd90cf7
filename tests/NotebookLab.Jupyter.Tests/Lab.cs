using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;
using NotebookLab.Jupyter.Protocol;
using NotebookLab.Scripting;

namespace NotebookLab.Jupyter.Tests;

/// <summary>A kernel on real sockets, and clients that talk to it as a front end would.</summary>
sealed class Lab : IDisposable
{
    readonly Session session = new(Path.GetTempPath());
    readonly JupyterKernel kernel;

    public Lab()
    {
        (Connection, kernel) = Started();
        Ended = kernel.Run();
    }

    public Connection Connection { get; }

    public Task<bool> Ended { get; }

    public Client Connect(string key = "secret") => new(Connection, key);

    public void Dispose()
    {
        kernel.Dispose();
        session.Dispose();
    }

    // Between the moment when a port is found free and that when it is listened on, another process may take it.
    (Connection, JupyterKernel) Started()
    {
        for (int more = 5; ; more--)
        {
            int[] ports = FreePorts(5);
            var connection = new Connection("127.0.0.1", "secret", ports[0], ports[1], ports[2], ports[3], ports[4]);
            try
            {
                return (connection, new(connection, session, "1.2.3"));
            }
            catch (ConnectionException) when (more > 0)
            {
            }
        }
    }

    // All are held at once: one that is given back may be found again.
    static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (var listener in listeners) listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in listeners) listener.Stop();
        return ports;
    }
}

/// <summary>A front end: what it sends, what it is answered, and what it hears.</summary>
sealed class Client : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly DealerSocket shell = new(), control = new(), stdin = new();
    readonly RequestSocket heartbeat = new();
    readonly SubscriberSocket iopub = new();
    readonly Wire wire;

    public Client(Connection connection, string key)
    {
        wire = new(key);
        byte[] identity = Guid.NewGuid().ToByteArray();
        foreach (var dealer in new[] { shell, control, stdin }) dealer.Options.Identity = identity;
        shell.Connect($"tcp://127.0.0.1:{connection.ShellPort}");
        control.Connect($"tcp://127.0.0.1:{connection.ControlPort}");
        stdin.Connect($"tcp://127.0.0.1:{connection.StdinPort}");
        heartbeat.Connect($"tcp://127.0.0.1:{connection.HbPort}");
        iopub.Connect($"tcp://127.0.0.1:{connection.IOPubPort}");
        iopub.SubscribeToAnyTopic();
        if (key == "secret") Welcome = Hear();
    }

    /// <summary>The first message on iopub: from here on nothing is missed.</summary>
    public Message? Welcome { get; }

    public Message Execute(string code, JsonObject? more = null) => Send("execute_request", Content(code, more));

    /// <summary>Runs a cell: its reply, and all that was heard of it until it was idle.</summary>
    public (Message Reply, IReadOnlyList<Message> Heard) Run(string code, JsonObject? more = null)
    {
        var request = Execute(code, more);
        var heard = HearUntilIdle(request);
        return (Reply(request), heard);
    }

    public Message Ask(string type, JsonObject content, Channel channel = Channel.Shell) => Reply(Send(type, content, channel), channel);

    public Message Send(string type, JsonObject content, Channel channel = Channel.Shell)
    {
        var message = wire.New(type, content, null);
        SendRaw(wire.Write(message), channel);
        return message;
    }

    public void SendRaw(IReadOnlyList<byte[]> frames, Channel channel = Channel.Shell) => Socket(channel).SendMultipartBytes(frames);

    public IReadOnlyList<byte[]> Frames(string type, JsonObject content) => wire.Write(wire.New(type, content, null));

    /// <summary>The reply to a request; replies to others, before it, are dropped.</summary>
    public Message Reply(Message request, Channel channel = Channel.Shell)
    {
        while (true)
        {
            var reply = Receive(channel);
            if (IsChild(reply, request)) return reply;
        }
    }

    public Message Receive(Channel channel)
    {
        List<byte[]> frames = [];
        Assert.True(Socket(channel).TryReceiveMultipartBytes(Patience, ref frames!), $"nothing came on {channel}");
        return wire.Read(frames) ?? throw new InvalidOperationException("a message that is not signed");
    }

    public bool IsSilent(Channel channel, TimeSpan time)
    {
        List<byte[]> frames = [];
        return !Socket(channel).TryReceiveMultipartBytes(time, ref frames!);
    }

    public Message Hear() => Receive(Channel.IOPub);

    /// <summary>What is said about a request, from busy to idle.</summary>
    public IReadOnlyList<Message> HearUntilIdle(Message request)
    {
        List<Message> heard = [];
        while (heard.Count == 0 || heard[^1] is not { Type: "status" } last || last.Content["execution_state"]!.ToString() != "idle")
        {
            var message = Hear();
            if (IsChild(message, request)) heard.Add(message);
        }

        return heard;
    }

    public string Beat(string text)
    {
        heartbeat.SendFrame(text);
        Assert.True(heartbeat.TryReceiveFrameString(Patience, out string? echo));
        return echo;
    }

    public void Dispose()
    {
        foreach (var socket in new NetMQSocket[] { shell, control, stdin, iopub, heartbeat }) socket.Dispose();
    }

    static JsonObject Content(string code, JsonObject? more)
    {
        var content = new JsonObject { ["code"] = code, ["silent"] = false, ["store_history"] = true, ["allow_stdin"] = true, ["stop_on_error"] = true };
        foreach (var (name, value) in more ?? []) content[name] = value?.DeepClone();
        return content;
    }

    static bool IsChild(Message message, Message request) => message.Parent["msg_id"]?.ToString() == request.Header["msg_id"]!.ToString();

    NetMQSocket Socket(Channel channel) => channel switch { Channel.Shell => shell, Channel.Control => control, Channel.Stdin => stdin, _ => iopub };
}
