using System.Net;
using System.Net.Sockets;

namespace NotebookLab.Tool.Tests.Jupyter;

/// <summary>What <c>kernel run</c> says to a connection file that it can't use: one line, and exit code 2.</summary>
public sealed class KernelRunTests : IDisposable
{
    const string Usable = """
        {"transport": "tcp", "signature_scheme": "hmac-sha256", "ip": "127.0.0.1", "key": "k",
         "shell_port": 1, "control_port": 2, "stdin_port": 3, "iopub_port": 4, "hb_port": 5}
        """;

    readonly CommandLine lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("", "wants the path of a connection file")]
    [InlineData("missing.json", "missing.json")]
    [InlineData(".", "can't be read")]
    public async Task Without_a_file(string path, string told) => await Refused(path, told);

    [Theory]
    [InlineData("", "", "can't be read")]
    [InlineData("hello\nworld", "", "can't be read")]
    [InlineData("[1]", "", "is no JSON object")]
    [InlineData("5", "", "is no JSON object")]
    [InlineData(Usable, "\"tcp\"|\"ipc\"", "speaks tcp")]
    [InlineData(Usable, "\"tcp\"|5", "\"transport\" is missing, or is no text")]
    [InlineData(Usable, "\"tcp\"|\"\\ud800\"", "\"transport\" is missing, or is no text")]
    [InlineData(Usable, "hmac-sha256|hmac-md5", "signed with hmac-sha256")]
    [InlineData(Usable, "127.0.0.1|0.0.0.0", "listens on this machine only")]
    [InlineData(Usable, "127.0.0.1|a\\nb", "listens on this machine only")]
    [InlineData(Usable, "\"k\"|\"\"", "there is no key")]
    [InlineData(Usable, "\"hb_port\": 5|\"hb_port\": 4", "port 4 stands for two channels")]
    [InlineData(Usable, "\"hb_port\": 5|\"hb_port\": 65536", "\"hb_port\" is missing, or is no port")]
    [InlineData(Usable, "\"hb_port\": 5|\"hb_port\": \"5\"", "\"hb_port\" is missing, or is no port")]
    [InlineData(Usable, "\"hb_port\": 5|\"more\": 5", "\"hb_port\" is missing, or is no port")]
    public async Task With_an_odd_one(string file, string change, string told)
    {
        if (change.Split('|') is [var from, var to]) file = file.Replace(from, to);
        await Refused(lab.Write("connection.json", file), told);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_its_number()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var file = lab.Write("connection.json", Usable.Replace("\"shell_port\": 1", $"\"shell_port\": {port}"));
        await Refused(file, $"Port {port} of 127.0.0.1 (Shell)");
    }

    async Task Refused(string connectionFile, string told)
    {
        var (exit, output, errors) = await lab.Run("kernel", "run", connectionFile);
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(told, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }
}
