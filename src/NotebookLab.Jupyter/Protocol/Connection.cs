using System.Text.Json;

namespace NotebookLab.Jupyter.Protocol;

/// <summary>What a front end writes into the connection file: where the five channels are, and the key that signs messages.</summary>
/// <param name="Ip">The address; only the machine's own are taken.</param>
/// <param name="Key">The key; empty when messages are not signed, which is refused.</param>
/// <param name="ShellPort">Requests to run code.</param>
/// <param name="ControlPort">Requests that are answered while code runs.</param>
/// <param name="StdinPort">Questions to the learner.</param>
/// <param name="IOPubPort">What everybody who listens is told.</param>
/// <param name="HbPort">Heartbeats.</param>
public sealed record Connection(string Ip, string Key, int ShellPort, int ControlPort, int StdinPort, int IOPubPort, int HbPort)
{
    /// <summary>Reads a connection file.</summary>
    /// <exception cref="ConnectionException">It can't be read, or asks for what this kernel does not do.</exception>
    public static Connection Read(string path)
    {
        JsonElement file;
        try
        {
            file = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            throw new ConnectionException($"The connection file \"{path}\" can't be read: {OneLine(e.Message)}");
        }

        if (file.ValueKind != JsonValueKind.Object) throw Unusable("it is no JSON object.");
        if (Text("transport") is not "tcp" and var transport) throw Unusable($"this kernel speaks tcp, and not \"{transport}\".");
        if (Text("signature_scheme") is not "hmac-sha256" and var scheme)
            throw Unusable($"messages are signed with hmac-sha256, and not with \"{scheme}\".");
        string address = Text("ip") switch
        {
            "127.0.0.1" or "localhost" => "127.0.0.1",
            "::1" or "[::1]" => "::1",
            var ip => throw Unusable(
                $"this kernel listens on this machine only (127.0.0.1), and not on \"{ip}\": code that anybody sends would be run."),
        };
        if (Text("key") is "") throw Unusable("there is no key, so anybody on this machine could run code. Let the front end make one.");
        int[] ports = [Port("shell_port"), Port("control_port"), Port("stdin_port"), Port("iopub_port"), Port("hb_port")];
        if (ports.GroupBy(port => port).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw Unusable($"port {twice.Key} stands for two channels, and each wants its own.");
        return new(address, Text("key"), ports[0], ports[1], ports[2], ports[3], ports[4]);

        string Text(string name)
        {
            try
            {
                if (file.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String) return value.GetString()!;
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, which is no text.
            }
            throw Unusable($"\"{name}\" is missing, or is no text.");
        }

        int Port(string name) =>
            file.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int port)
            && port is > 0 and < 65536 ? port : throw Unusable($"\"{name}\" is missing, or is no port from 1 to 65535.");

        ConnectionException Unusable(string why) => new($"{path}: {OneLine(why)}");

        static string OneLine(string text)
        {
            string line = text.ReplaceLineEndings(" ");
            return line.Length > 300 ? $"{line[..300]} …" : line;
        }
    }
}

/// <summary>A connection file that can't be used; the message says why.</summary>
public sealed class ConnectionException(string message) : Exception(message);
