using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NotebookLab.Jupyter.Protocol;

/// <summary>Where a request came in, or an answer goes out.</summary>
enum Channel
{
    Shell,
    Control,
    Stdin,
    IOPub,
    Heartbeat,
}

/// <summary>
/// The five channels. They belong to one thread, which does nothing else: it hands requests on, sends what is queued, and
/// echoes heartbeats, whatever a cell is doing. It needs no other: the thread pool may be asleep in a cell's tasks. And it
/// outlives whatever is sent: anybody on this machine can connect, and costs at most a connection.
/// </summary>
sealed class Channels : IDisposable
{
    const int LargestRequest = 256 << 20, LargestSubscription = 64 << 10;
    const int MostSubscriptions = 1000, MostEarly = 16;
    const long LongestBacklog = 512L << 20; // who has not read that much does not read at all
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1), EndLook = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan LongestFlush = TimeSpan.FromSeconds(3), LongestGoodbye = TimeSpan.FromSeconds(1);

    readonly Dictionary<Socket, Channel> listeners = [];
    readonly Dictionary<Socket, Peer> peers = [];
    readonly ConcurrentQueue<(Channel Channel, byte[] To, byte[] Bytes)> outgoing = new();
    // A front end opens its channels one after the other, and a cell may ask before it has opened the last.
    readonly List<(byte[] To, byte[] Question)> early = [];
    readonly Socket bell = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    readonly Wire wire;
    readonly Thread thread;
    Action<Channel, Message> received = (_, _) => { };
    int rung;
    volatile bool ending;

    /// <summary>Listens on the ports; nothing is heard before <see cref="Start"/>.</summary>
    /// <exception cref="ConnectionException">A port is taken.</exception>
    public Channels(Connection connection, Wire wire)
    {
        this.wire = wire;
        thread = new(Serve) { IsBackground = true, Name = "sockets" };
        try
        {
            Listen(Channel.Shell, connection.ShellPort);
            Listen(Channel.Control, connection.ControlPort);
            Listen(Channel.Stdin, connection.StdinPort);
            Listen(Channel.IOPub, connection.IOPubPort);
            Listen(Channel.Heartbeat, connection.HbPort);
        }
        catch
        {
            Close();
            throw;
        }
        // Rung by writing to itself: connected so, nobody else can.
        bell.Blocking = false;
        bell.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        bell.Connect(bell.LocalEndPoint!);

        void Listen(Channel channel, int port)
        {
            var address = IPAddress.Parse(connection.Ip);
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            listeners.Add(socket, channel);
            try
            {
                socket.Bind(new IPEndPoint(address, port));
                socket.Listen();
            }
            catch (SocketException e)
            {
                throw new ConnectionException($"Port {port} of {connection.Ip} ({channel}) can't be listened on: "
                    + (e.SocketErrorCode == SocketError.AddressAlreadyInUse ? "another program has taken it." : e.Message));
            }
        }
    }

    /// <summary>Hears requests from now on.</summary>
    /// <param name="received">Takes each message that is properly signed; called on the sockets' thread, so it must not wait.</param>
    public void Start(Action<Channel, Message> received)
    {
        this.received = received;
        thread.Start();
    }

    /// <summary>Sends a message, after all that were given before.</summary>
    public void Send(Channel channel, Message message)
    {
        if (ending && !thread.IsAlive) return; // a task of a cell may have something to say when nobody listens any more
        // What is sent begins with who is to get it; on iopub the topic is part of the message.
        var frames = wire.Write(message);
        outgoing.Enqueue((channel, frames[0], Peer.Encode(channel == Channel.IOPub ? frames : [.. frames.Skip(1)])));
        Ring();
    }

    /// <summary>Sends what is queued, says goodbye, and closes: a front end that does not read can't hold it up for long.</summary>
    public void Dispose()
    {
        ending = true;
        if (!thread.ThreadState.HasFlag(System.Threading.ThreadState.Unstarted))
        {
            Ring();
            if (!thread.Join(LongestFlush + LongestGoodbye + Look)) return;
        }
        Close();
    }

    void Serve()
    {
        while (!ending) Round(Look, hears: true);
        foreach (var listener in listeners.Keys) listener.Dispose();
        listeners.Clear();
        var since = Stopwatch.StartNew();
        while (HasMore() && since.Elapsed < LongestFlush) Round(EndLook, hears: true);
        // Closed before the other side has read it all, or with something of theirs unread, a connection may lose what it holds.
        since.Restart();
        foreach (var socket in peers.Keys) Try(socket, () => Shut(socket));
        while (peers.Count > 0 && since.Elapsed < LongestGoodbye) Round(EndLook, hears: false);

        bool HasMore() => !outgoing.IsEmpty || peers.Values.Any(peer => peer.Backlog > 0);

        static bool Shut(Socket socket)
        {
            socket.Shutdown(SocketShutdown.Send);
            return true;
        }
    }

    void Round(TimeSpan longest, bool hears)
    {
        List<Socket> readable = [bell, .. listeners.Keys, .. peers.Keys];
        List<Socket> writable = [.. peers.Where(peer => peer.Value.Backlog > 0).Select(peer => peer.Key)];
        Socket.Select(readable, writable, null, longest);
        foreach (var socket in readable)
        {
            if (socket == bell) Hush();
            else if (listeners.TryGetValue(socket, out var channel)) Accept(socket, channel);
            else if (peers.TryGetValue(socket, out var peer)) Try(socket, hears ? peer.Receive : () => socket.Receive(new byte[4096]) > 0);
        }
        Volatile.Write(ref rung, 0);
        var again = early.ToArray();
        early.Clear();
        foreach (var (to, question) in again) Deliver(Channel.Stdin, to, question);
        while (outgoing.TryDequeue(out var item)) Deliver(item.Channel, item.To, item.Bytes);
        foreach (var (socket, peer) in peers.Where(peer => peer.Value.Backlog > 0).ToArray())
            Try(socket, () => peer.Flush() && peer.Backlog < LongestBacklog);

        void Hush()
        {
            Span<byte> rings = stackalloc byte[8];
            while (bell.Receive(rings, SocketFlags.None, out var error) > 0 && error == SocketError.Success) { }
        }
    }

    void Accept(Socket listener, Channel channel)
    {
        try
        {
            var socket = listener.Accept();
            socket.Blocking = false;
            socket.NoDelay = true;
            int largest = channel is Channel.IOPub or Channel.Heartbeat ? LargestSubscription : LargestRequest;
            peers.Add(socket, new(socket, channel, largest, Heard));
        }
        catch (SocketException)
        {
            // Gone already, or the process may open no more: they will try again.
            Thread.Sleep(EndLook);
        }
    }

    void Heard(Peer peer, List<byte[]> frames)
    {
        if (peer.Channel == Channel.Heartbeat) peer.Send(Peer.Encode(frames));
        else if (peer.Channel == Channel.IOPub) Subscribe(peer, frames);
        else if (!ReferenceEquals(Find(peer.Channel, peer.Identity), peer)) throw new InvalidDataException("somebody else's identity");
        else if (wire.Read([peer.Identity, .. frames]) is { } message) received(peer.Channel, message);
    }

    // Who subscribes is greeted, and knows that nothing said from now on is missed (JEP 65).
    void Subscribe(Peer peer, List<byte[]> frames)
    {
        if (frames is not [[var kind and (0 or 1), .. var topic]]) return;
        if (kind == 0) peer.Subscriptions.RemoveAll(wanted => wanted.AsSpan().SequenceEqual(topic));
        else if (peer.Subscriptions.Count == MostSubscriptions) throw new InvalidDataException("too many subscriptions");
        else
        {
            peer.Subscriptions.Add(topic);
            var welcome = wire.New("iopub_welcome", new() { ["subscription"] = Encoding.UTF8.GetString(topic) }, null, topic);
            peer.Send(Peer.Encode(wire.Write(welcome)));
        }
    }

    void Deliver(Channel channel, byte[] to, byte[] bytes)
    {
        if (channel == Channel.IOPub)
            foreach (var peer in peers.Values.Where(Wants)) peer.Send(bytes);
        else if (Find(channel, to) is { } peer) peer.Send(bytes);
        else if (channel == Channel.Stdin && early.Count < MostEarly) early.Add((to, bytes));

        bool Wants(Peer peer) => peer.Subscriptions.Any(topic => to.AsSpan().StartsWith(topic));
    }

    // The first who came with an identity has it.
    Peer? Find(Channel channel, byte[] identity) =>
        peers.Values.FirstOrDefault(peer => peer.Channel == channel && peer.Identity.AsSpan().SequenceEqual(identity));

    void Try(Socket socket, Func<bool> work)
    {
        try
        {
            if (work()) return;
        }
        catch (Exception)
        {
            // Whoever this is has lost the connection, and nobody else has.
        }
        peers.Remove(socket);
        socket.Dispose();
    }

    void Ring()
    {
        if (Interlocked.Exchange(ref rung, 1) == 1) return;
        try
        {
            bell.Send([1]);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Looked at soon anyway, or never again.
        }
    }

    void Close()
    {
        foreach (var socket in listeners.Keys.Concat(peers.Keys)) socket.Dispose();
        bell.Dispose();
    }
}
