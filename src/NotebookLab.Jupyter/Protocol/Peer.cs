using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace NotebookLab.Jupyter.Protocol;

/// <summary>
/// Somebody who has connected to a channel, in ZeroMQ's protocol ZMTP 3.0 (rfc.zeromq.org/spec/23): a greeting, a command
/// READY, then messages of frames. Nothing here waits: what can't be sent yet is kept, and so is what has not wholly come.
/// </summary>
/// <param name="socket">The connection, which does not block.</param>
/// <param name="channel">The channel that it is to.</param>
/// <param name="largest">How many bytes a message may have; who sends more is no front end.</param>
/// <param name="heard">Takes each message.</param>
sealed class Peer(Socket socket, Channel channel, int largest, Action<Peer, List<byte[]>> heard)
{
    const int IsGoingOn = 1, IsLong = 2, IsCommand = 4, AtOnce = 64 * 1024, SentAtOnce = 1 << 20, EachFrame = 64;

    static readonly byte[] Greeting = [0xFF, .. new byte[8], 0x7F, 3, 0, .. "NULL"u8, .. new byte[48]];

    readonly Queue<byte[]> outgoing = new([Greeting]);
    byte[] buffer = new byte[AtOnce];
    int filled, sent;
    bool isGreeted, isReady;
    List<byte[]> frames = [];
    int held;

    /// <summary>The channel that it is connected to.</summary>
    public Channel Channel => channel;

    /// <summary>What its messages begin with, and an answer to it.</summary>
    public byte[] Identity { get; private set; } = [];

    /// <summary>With what a topic has to begin so that it wants to hear of it.</summary>
    public List<byte[]> Subscriptions { get; } = [];

    /// <summary>How many bytes are still to be sent.</summary>
    public long Backlog { get; private set; } = Greeting.Length;

    /// <summary>A message as it is sent.</summary>
    public static byte[] Encode(IReadOnlyList<byte[]> frames)
    {
        var bytes = new byte[frames.Sum(frame => frame.Length + (frame.Length > 255 ? 9 : 2))];
        int at = 0;
        for (int i = 0; i < frames.Count; i++)
        {
            int length = frames[i].Length, more = i < frames.Count - 1 ? IsGoingOn : 0;
            bytes[at++] = (byte)(length > 255 ? more | IsLong : more);
            if (length > 255) BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(at), length);
            else bytes[at] = (byte)length;
            at += length > 255 ? 8 : 1;
            frames[i].CopyTo(bytes, at);
            at += length;
        }
        return bytes;
    }

    /// <summary>Adds to what is to be sent.</summary>
    public void Send(byte[] bytes)
    {
        outgoing.Enqueue(bytes);
        Backlog += bytes.Length;
    }

    /// <summary>Sends as much as can be sent without waiting.</summary>
    /// <returns>Whether it is still there.</returns>
    public bool Flush()
    {
        for (int now = 0; now < SentAtOnce && outgoing.TryPeek(out var next);)
        {
            int count = socket.Send(next.AsSpan(sent, Math.Min(next.Length - sent, SentAtOnce)), SocketFlags.None, out var error);
            if (error != SocketError.Success) return error is SocketError.WouldBlock or SocketError.Interrupted;
            Backlog -= count;
            now += count;
            if ((sent += count) < next.Length) continue;
            outgoing.Dequeue();
            sent = 0;
        }
        return true;
    }

    /// <summary>Takes what has come.</summary>
    /// <returns>Whether it is still there.</returns>
    /// <exception cref="InvalidDataException">It does not speak the protocol, or says too much.</exception>
    public bool Receive()
    {
        if (filled == buffer.Length) Array.Resize(ref buffer, 2 * filled);
        int count = socket.Receive(buffer.AsSpan(filled), SocketFlags.None, out var error);
        if (error != SocketError.Success) return error is SocketError.WouldBlock or SocketError.Interrupted;
        if (count == 0) return false;
        filled += count;
        int used = 0;
        for (int length; (length = Take(buffer.AsSpan(used, filled - used))) > 0;) used += length;
        filled -= used;
        var rest = buffer.AsSpan(used, filled);
        if (filled < AtOnce && buffer.Length > AtOnce) rest.CopyTo(buffer = new byte[AtOnce]);
        else if (used > 0) rest.CopyTo(buffer);
        return true;
    }

    // How many bytes the next thing has that is wholly there; 0 when there is none.
    int Take(ReadOnlySpan<byte> bytes)
    {
        if (!isGreeted)
        {
            if (bytes is [not 0xFF, ..]) throw new InvalidDataException("no greeting");
            if (bytes.Length < Greeting.Length) return 0;
            bool isSpoken = bytes[9] == 0x7F && bytes[10] >= 3 && bytes[12..32].SequenceEqual(Greeting.AsSpan(12, 20));
            if (!isSpoken) throw new InvalidDataException("another protocol, or an older one");
            isGreeted = true;
            Send(Ready());
            return Greeting.Length;
        }

        if (bytes.Length < 2 || ((bytes[0] & IsLong) != 0 && bytes.Length < 9)) return 0;
        bool isLong = (bytes[0] & IsLong) != 0;
        int header = isLong ? 9 : 2;
        ulong size = isLong ? BinaryPrimitives.ReadUInt64BigEndian(bytes[1..]) : bytes[1];
        if (size > (ulong)(largest - held)) throw new InvalidDataException("too much");
        int length = header + (int)size;
        if (bytes.Length < length) return 0;
        var body = bytes[header..length];
        if ((bytes[0] & IsCommand) != 0) TakeCommand(body);
        else TakeFrame(body, isLast: (bytes[0] & IsGoingOn) == 0);
        return length;
    }

    void TakeFrame(ReadOnlySpan<byte> body, bool isLast)
    {
        if (!isReady) throw new InvalidDataException("a message before READY");
        frames.Add(body.ToArray());
        held = Math.Min(largest, held + body.Length + EachFrame);
        if (!isLast) return;
        var message = frames;
        (frames, held) = ([], 0);
        heard(this, message);
    }

    // Others than READY are of later versions, and need no answer.
    void TakeCommand(ReadOnlySpan<byte> body)
    {
        if (isReady || !body.StartsWith("\x05READY"u8)) return;
        isReady = true;
        for (body = body[6..]; body.Length > 0;)
        {
            int name = body[0], value = 1 + name + 4;
            int length = body.Length < value ? -1 : BinaryPrimitives.ReadInt32BigEndian(body[(1 + name)..]);
            if (length < 0 || length > body.Length - value) throw new InvalidDataException("a property that is cut off");
            if (Encoding.ASCII.GetString(body[1..(1 + name)]).Equals("Identity", StringComparison.OrdinalIgnoreCase))
                Identity = body.Slice(value, length).ToArray();
            body = body[(value + length)..];
        }
        // ZeroMQ begins the ids that it gives with a 0, and a client's own never do.
        if (Identity is [] or [0, ..]) Identity = [0, .. Guid.NewGuid().ToByteArray()];
    }

    byte[] Ready()
    {
        byte[] type = channel == Channel.IOPub ? [.. "XPUB"u8] : [.. "ROUTER"u8];
        byte[] body = [.. "\x05READY\x0BSocket-Type"u8, 0, 0, 0, (byte)type.Length, .. type];
        return [IsCommand, (byte)body.Length, .. body];
    }
}
