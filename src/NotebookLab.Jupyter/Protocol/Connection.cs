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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ConnectionException($"The connection file {path} can't be read: {e.Message}");
        }

        if (Text("transport") is not "tcp" and var transport) throw new ConnectionException($"{path}: this kernel speaks tcp, and not \"{transport}\".");
        if (Text("signature_scheme") is not "hmac-sha256" and var scheme) throw new ConnectionException($"{path}: messages are signed with hmac-sha256, and not with \"{scheme}\".");
        if (Text("ip") is not ("127.0.0.1" or "localhost" or "::1") and var ip) throw new ConnectionException($"{path}: this kernel listens on this machine only (127.0.0.1), and not on \"{ip}\": code that anybody sends would be run.");
        if (Text("key") is "") throw new ConnectionException($"{path}: there is no key, so anybody on this machine could run code. Let the front end make one.");
        return new("127.0.0.1", Text("key"), Port("shell_port"), Port("control_port"), Port("stdin_port"), Port("iopub_port"), Port("hb_port"));

        string Text(string name) => file.ValueKind == JsonValueKind.Object && file.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()! : throw new ConnectionException($"{path}: \"{name}\" is missing, or is no text.");

        int Port(string name) => file.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var port) && port is > 0 and < 65536
            ? port : throw new ConnectionException($"{path}: \"{name}\" is missing, or is no port from 1 to 65535.");
    }
}

/// <summary>A connection file that can't be used; the message says why.</summary>
public sealed class ConnectionException(string message) : Exception(message);
