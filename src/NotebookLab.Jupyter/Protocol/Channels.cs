using NetMQ;
using NetMQ.Sockets;

namespace NotebookLab.Jupyter.Protocol;

/// <summary>Where a request came in, or an answer goes out.</summary>
enum Channel
{
    Shell,
    Control,
    Stdin,
    IOPub,
}

/// <summary>
/// The five sockets. They belong to one thread, which does nothing else: it hands requests on, sends what is queued, and
/// echoes heartbeats, whatever a cell is doing.
/// </summary>
sealed class Channels : IDisposable
{
    readonly RouterSocket shell = new(), control = new(), stdin = new(), heartbeat = new();
    readonly XPublisherSocket iopub = new();
    readonly NetMQQueue<(Channel Channel, Message Message)> outgoing = new();
    readonly NetMQPoller poller;
    readonly Wire wire;
    volatile bool closed;

    /// <summary>Binds the sockets; nothing is heard before <see cref="Start"/>.</summary>
    /// <exception cref="ConnectionException">A port is taken.</exception>
    public Channels(Connection connection, Wire wire)
    {
        this.wire = wire;
        foreach (var socket in new NetMQSocket[] { shell, control, stdin, iopub, heartbeat })
        {
            socket.Options.SendHighWatermark = 0; // a front end that reads slowly loses nothing
            socket.Options.Linger = TimeSpan.FromSeconds(1);
        }

        iopub.Options.XPubVerbose = true; // each client that subscribes is told of, not only the first
        Bind(shell, connection.ShellPort);
        Bind(control, connection.ControlPort);
        Bind(stdin, connection.StdinPort);
        Bind(iopub, connection.IOPubPort);
        Bind(heartbeat, connection.HbPort);
        poller = [shell, control, stdin, iopub, heartbeat, outgoing];

        void Bind(NetMQSocket socket, int port)
        {
            try
            {
                socket.Bind($"tcp://{connection.Ip}:{port}");
            }
            catch (NetMQException e)
            {
                throw new ConnectionException($"Port {port} of {connection.Ip} can't be listened on: {e.Message}");
            }
        }
    }

    /// <summary>Hears requests from now on.</summary>
    /// <param name="received">Takes each message that is properly signed; called on the sockets' thread, so it must not wait.</param>
    public void Start(Action<Channel, Message> received)
    {
        Hear(shell, Channel.Shell);
        Hear(control, Channel.Control);
        Hear(stdin, Channel.Stdin);
        heartbeat.ReceiveReady += (_, _) => heartbeat.SendMultipartMessage(heartbeat.ReceiveMultipartMessage());
        // Who subscribes is greeted, and knows that nothing said from now on is missed (JEP 65).
        iopub.ReceiveReady += (_, _) =>
        {
            byte[] frame = iopub.ReceiveFrameBytes();
            if (frame is [1, .. var topic]) Send(iopub, wire.New("iopub_welcome", new() { ["subscription"] = System.Text.Encoding.UTF8.GetString(topic) }, null, topic));
        };
        outgoing.ReceiveReady += (_, _) =>
        {
            while (outgoing.TryDequeue(out var item, TimeSpan.Zero))
                Send(item.Channel switch { Channel.Shell => shell, Channel.Control => control, Channel.Stdin => stdin, _ => iopub }, item.Message);
        };
        poller.RunAsync("sockets");

        void Hear(RouterSocket socket, Channel channel) => socket.ReceiveReady += (_, _) =>
        {
            if (wire.Read([.. socket.ReceiveMultipartMessage().Select(frame => frame.ToByteArray())]) is { } message) received(channel, message);
        };
    }

    /// <summary>Sends a message, after all that were given before.</summary>
    public void Send(Channel channel, Message message)
    {
        if (closed) return; // a task of a cell may have something to say when nobody listens any more
        outgoing.Enqueue((channel, message));
    }

    /// <summary>Sends what is queued, and closes.</summary>
    public void Dispose()
    {
        // Emptied on the poller's thread, which stops after it.
        while (poller.IsRunning && !outgoing.IsEmpty) Thread.Sleep(1);
        closed = true;
        poller.Stop();
        poller.Dispose();
        foreach (var socket in new NetMQSocket[] { shell, control, stdin, iopub, heartbeat }) socket.Dispose();
        outgoing.Dispose();
    }

    void Send(NetMQSocket socket, Message message)
    {
        IReadOnlyList<byte[]> written;
        try
        {
            written = wire.Write(message);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.Text.Json.JsonException)
        {
            // What a cell shows can be anything, even text that is none: it must not end the thread that everything goes through.
            written = wire.Write(message with { Header = wire.New("stream", [], null).Header, Content = new() { ["name"] = "stderr", ["text"] = $"An output could not be sent: {e.Message}\n" } });
        }

        var frames = new NetMQMessage();
        foreach (var frame in written) frames.Append(frame);
        socket.TrySendMultipartMessage(frames); // who asked may have gone
    }
}
