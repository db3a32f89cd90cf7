using System.Text.Json.Nodes;
using NetMQ;
using NetMQ.Sockets;
using NotebookLab.Jupyter.Protocol;

namespace NotebookLab.Jupyter.Tests;

/// <summary>A front end: what it sends, what it is answered, and what it hears.</summary>
sealed class Client : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly DealerSocket shell = new(), control = new(), stdin = new();
    readonly RequestSocket heartbeat = new();
    readonly SubscriberSocket iopub = new();
    readonly Wire wire;
    readonly string stdinAt;
    readonly List<Message> others = [];

    /// <param name="connection">Where the kernel listens.</param>
    /// <param name="key">What messages are signed with.</param>
    /// <param name="opensStdin">Whether it can be asked at once, or after <see cref="OpenStdin"/>.</param>
    public Client(Connection connection, string key, bool opensStdin = true)
    {
        wire = new(key);
        string at = connection.Ip.Contains(':') ? $"[{connection.Ip}]" : connection.Ip;
        byte[] identity = [1, .. Guid.NewGuid().ToByteArray()]; // ZeroMQ keeps those with a 0 to itself
        foreach (var dealer in new[] { shell, control, stdin }) dealer.Options.Identity = identity;
        iopub.Options.ReceiveHighWatermark = 0;
        shell.Connect($"tcp://{at}:{connection.ShellPort}");
        control.Connect($"tcp://{at}:{connection.ControlPort}");
        stdinAt = $"tcp://{at}:{connection.StdinPort}";
        if (opensStdin) OpenStdin();
        heartbeat.Connect($"tcp://{at}:{connection.HbPort}");
        iopub.Connect($"tcp://{at}:{connection.IOPubPort}");
        iopub.SubscribeToAnyTopic();
        if (key == "secret") Welcome = Hear();
    }

    /// <summary>The first message on iopub: from here on nothing is missed.</summary>
    public Message? Welcome { get; }

    public void OpenStdin() => stdin.Connect(stdinAt);

    public Message Execute(string code, JsonObject? more = null, string? cell = null) =>
        Send("execute_request", Content(code, more), metadata: cell is null ? null : new() { ["cellId"] = cell });

    /// <summary>Runs a cell: its reply, and all that was heard of it until it was idle.</summary>
    public (Message Reply, IReadOnlyList<Message> Heard) Run(string code, JsonObject? more = null, string? cell = null)
    {
        var request = Execute(code, more, cell);
        var heard = HearUntilIdle(request);
        return (Reply(request), heard);
    }

    public Message Ask(string type, JsonObject content, Channel channel = Channel.Shell) => Reply(Send(type, content, channel), channel);

    public Message Send(string type, JsonObject content, Channel channel = Channel.Shell, JsonObject? metadata = null)
    {
        var message = wire.New(type, content, null) with { Metadata = metadata ?? [] };
        SendRaw(wire.Write(message), channel);
        return message;
    }

    public void SendRaw(IReadOnlyList<byte[]> frames, Channel channel = Channel.Shell) => Socket(channel).SendMultipartBytes(frames);

    /// <summary>Frames that nobody has looked at, signed.</summary>
    public IReadOnlyList<byte[]> Sign(params byte[][] frames)
    {
        byte[] signature = System.Security.Cryptography.HMACSHA256.HashData("secret"u8, frames.SelectMany(frame => frame).ToArray());
        return ["<IDS|MSG>"u8.ToArray(), System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(signature)), .. frames];
    }

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
        Assert.True(Socket(channel).TryReceiveMultipartBytes(Patience, ref frames!), $"Nothing came on {channel}.");
        return wire.Read(frames) ?? throw new InvalidOperationException("a message that is not signed");
    }

    /// <summary>What comes to the shell, signed with a key that is not this client's.</summary>
    public Message ReceiveWith(string key)
    {
        List<byte[]> frames = [];
        Assert.True(shell.TryReceiveMultipartBytes(Patience, ref frames!), "Nothing came.");
        return new Wire(key).Read(frames)!;
    }

    public Message Hear() => Receive(Channel.IOPub);

    /// <summary>Hears until a cell has printed a text.</summary>
    public void HearUntilPrinted(string text)
    {
        while (Hear() is not { Type: "stream" } stream || !stream.Content["text"]!.ToString().Contains(text)) { }
    }

    /// <summary>What is said about a request, from busy to idle.</summary>
    public IReadOnlyList<Message> HearUntilIdle(Message request)
    {
        List<Message> heard = [];
        while (heard.Count == 0 || heard[^1] is not { Type: "status" } last || last.Content["execution_state"]!.ToString() != "idle")
        {
            var message = Hear();
            if (IsChild(message, request)) heard.Add(message);
            else others.Add(message);
        }

        return heard;
    }

    /// <summary>What was heard meanwhile and is about other requests, since this was asked the last time.</summary>
    public IReadOnlyList<Message> TakeOthers()
    {
        Message[] taken = [.. others];
        others.Clear();
        return taken;
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
        var content = new JsonObject
        {
            ["code"] = code, ["silent"] = false, ["store_history"] = true, ["allow_stdin"] = true, ["stop_on_error"] = true,
        };
        foreach (var (name, value) in more ?? []) content[name] = value?.DeepClone();
        return content;
    }

    static bool IsChild(Message message, Message request) => message.Parent["msg_id"]?.ToString() == request.Header["msg_id"]!.ToString();

    NetMQSocket Socket(Channel channel) => channel switch
    {
        Channel.Shell => shell,
        Channel.Control => control,
        Channel.Stdin => stdin,
        _ => iopub,
    };
}
