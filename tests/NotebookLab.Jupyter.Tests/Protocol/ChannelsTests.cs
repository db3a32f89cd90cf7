using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using NotebookLab.Jupyter.Protocol;

namespace NotebookLab.Jupyter.Tests.Protocol;

/// <summary>Who can connect, and what it costs: anybody on this machine, and nothing but the connection.</summary>
public sealed class ChannelsTests
{
    static readonly byte[] Greeting = [0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0x7F, 3, 0, .. "NULL"u8, .. new byte[48]];
    static readonly byte[] Ready = [4, 25, .. "\x05READY\x0BSocket-Type"u8, 0, 0, 0, 3, .. "SUB"u8];

    public static TheoryData<string> Strange => [.. Nonsense.Keys];

    static Dictionary<string, byte[]> Nonsense => new()
    {
        ["nothing"] = [],
        ["another protocol"] = "GET / HTTP/1.1\r\n\r\n"u8.ToArray(),
        ["an older version"] = [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 0, 0, .. new byte[100]],
        ["another mechanism"] = [.. Greeting.Take(12), .. "CURVE"u8, .. new byte[100]],
        ["a message before the handshake"] = [.. Greeting, 0, 3, 1, 2, 3],
        ["a command that is cut off"] = [.. Greeting, 4, 10, .. "\x05READY\xFFabc"u8],
        ["a property of a length below zero"] = [.. Greeting, 4, 16, .. "\x05READY\x01A"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0],
        ["a frame of many exabytes"] = [.. Greeting, .. Ready, 2, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        ["a frame of two gigabytes"] = [.. Greeting, .. Ready, 2, 0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF],
        ["a subscription of 300 kB"] = [.. Greeting, .. Ready, 2, 0, 0, 0, 0, 0, 4, 0x93, 0xE0, 1, .. new byte[299_999], 0, 1, 1],
        ["a subscription of 60 kB"] = [.. Greeting, .. Ready, 2, 0, 0, 0, 0, 0, 0, 0xEA, 0x60, 1, .. new byte[59_999], 0, 1, 1],
        ["frames without an end"] = [.. Greeting, .. Ready, .. Enumerable.Repeat(new byte[] { 1, 0 }, 100_000).SelectMany(frame => frame)],
        ["thousands of subscriptions"] =
            [.. Greeting, .. Ready, .. Enumerable.Range(0, 5000).SelectMany(i => new byte[] { 0, 3, 1, (byte)i, (byte)(i >> 8) })],
    };

    [Theory]
    [MemberData(nameof(Strange))]
    public void Nonsense_costs_nobody_else_anything(string name)
    {
        using var lab = new Lab();
        using var client = lab.Connect();
        var connection = lab.Connection;
        foreach (int port in new[]
        {
            connection.ShellPort, connection.ControlPort, connection.StdinPort, connection.IOPubPort, connection.HbPort,
        })
        {
            using var stranger = new TcpClient("127.0.0.1", port);
            stranger.GetStream().Write(Nonsense[name]);
            Answers(client);
        }
        Answers(client);
    }

    [Fact]
    public void What_is_written_a_byte_at_a_time_is_understood()
    {
        using var lab = new Lab();
        using var slow = new TcpClient("127.0.0.1", lab.Connection.HbPort) { NoDelay = true };
        foreach (byte part in (byte[])[.. Greeting, .. Ready, 1, 0, 0, 3, 7, 8, 9]) slow.GetStream().Write([part]);
        var answer = new byte[Greeting.Length + Ready.Length + "ROUTER".Length - "SUB".Length + 7];
        slow.GetStream().ReadExactly(answer);
        Assert.Equal([1, 0, 0, 3, 7, 8, 9], answer[^7..]);
    }

    [Fact]
    public void Who_takes_the_name_of_another_is_sent_away()
    {
        using var lab = new Lab();
        byte[] named = [4, 43, .. "\x05READY\x0BSocket-Type"u8, 0, 0, 0, 6, .. "DEALER"u8, 8, .. "Identity"u8, 0, 0, 0, 2, .. "me"u8];
        using TcpClient first = new("127.0.0.1", lab.Connection.ShellPort), second = new("127.0.0.1", lab.Connection.ShellPort);
        Say(first);
        Say(second);
        Assert.Equal(0, second.GetStream().Read(new byte[1])); // the end

        void Say(TcpClient peer)
        {
            peer.ReceiveTimeout = 30_000;
            peer.GetStream().Write([.. Greeting, .. named]);
            peer.GetStream().ReadExactly(new byte[Greeting.Length + 30]);
            peer.GetStream().Write([0, 1, 0]);
        }
    }

    [Fact]
    public async Task Who_reads_slowly_is_sent_all_before_the_end()
    {
        var lab = new Lab();
        using var client = lab.Connect();
        using var slow = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096, ReceiveTimeout = 30_000 };
        slow.Connect(IPAddress.Loopback, lab.Connection.IOPubPort);
        slow.Send([.. Greeting, .. Ready, 0, 1, 1]);
        slow.Receive(new byte[1]);
        client.Run("for (int i = 0; i < 12; i++) display(new string('x', 1_000_000));");
        var end = Task.Run(lab.Dispose);
        var buffer = new byte[1 << 20];
        long read = 0;
        for (int count; (count = slow.Receive(buffer)) > 0;) read += count;
        Assert.InRange(read, 12_000_000, long.MaxValue);
        await end;
    }

    [Fact]
    public void Large_messages_are_heard_and_said()
    {
        using var lab = new Lab();
        using var client = lab.Connect();
        string text = new('x', 5_000_000);
        var (_, heard) = client.Run($"\"{text}\".Length");
        Assert.Equal(text.Length, heard.Single(message => message.Type == "execute_input").Content["code"]!.ToString().Length - 9);
        Assert.Equal("5000000", heard.Single(message => message.Type == "execute_result").Content["data"]!["text/plain"]!.ToString());
    }

    [Fact]
    public void It_listens_on_an_address_of_the_sixth_version()
    {
        using var lab = new Lab("::1");
        using var client = lab.Connect();
        Answers(client);
    }

    [Fact]
    public void A_port_that_is_taken_is_told_with_its_number()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var error = Assert.Throws<ConnectionException>(() => new Channels(new("127.0.0.1", "k", port, 1, 2, 3, 4), new("k")));
        Assert.Equal($"Port {port} of 127.0.0.1 (Shell) can't be listened on: another program has taken it.", error.Message);
    }

    [Fact]
    public async Task At_an_end_all_is_sent_that_was_said()
    {
        var lab = new Lab();
        using var client = lab.Connect();
        var cell = client.Execute("Console.Write(new string('a', 1_000_000)); Console.Write(\"end\");");
        client.Reply(cell);
        var end = client.Send("shutdown_request", [], Channel.Control);
        await lab.Ended;
        lab.Dispose();
        Assert.Equal("ok", client.Reply(end, Channel.Control).Content["status"]!.ToString());
        string printed = "";
        for (HashSet<string> idle = []; idle.Count < 2;)
        {
            var heard = client.Hear();
            if (heard.Type == "stream") printed += heard.Content["text"];
            if (heard.Content["execution_state"]?.ToString() == "idle") idle.Add(heard.Parent["msg_id"]!.ToString());
        }
        Assert.EndsWith("aend", printed);
    }

    [Fact]
    public async Task Who_does_not_read_holds_up_no_end_for_long()
    {
        var lab = new Lab();
        using var client = lab.Connect();
        using var deaf = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        deaf.Connect(IPAddress.Loopback, lab.Connection.IOPubPort);
        deaf.Send([.. Greeting, .. Ready, 0, 1, 1]);
        client.Run("for (int i = 0; i < 20; i++) display(new string('x', 1_000_000));");
        await Task.Run(lab.Dispose).WaitAsync(TimeSpan.FromSeconds(30));
    }

    static void Answers(Client client)
    {
        Assert.Equal("beat", client.Beat("beat"));
        Assert.Equal("kernel_info_reply", client.Ask("kernel_info_request", new JsonObject(), Channel.Control).Type);
        Assert.Equal("ok", client.Run("1").Reply.Content["status"]!.ToString());
    }
}
