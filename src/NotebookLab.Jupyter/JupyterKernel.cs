using System.Text.Json.Nodes;
using NotebookLab.Jupyter.Protocol;
using NotebookLab.Scripting;

namespace NotebookLab.Jupyter;

/// <summary>
/// A Jupyter kernel for C#: hears requests, has cells run one after the other, and answers everything else at once, also
/// while a cell runs. <see cref="Receive"/> is the way of every message.
/// </summary>
public sealed class JupyterKernel : IDisposable
{
    readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Wire wire;
    readonly Channels channels;
    readonly Execution execution;
    readonly Answers answers;
    readonly string topic = $"kernel.{Guid.NewGuid():N}";

    /// <summary>Listens where a connection file says.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="session">The session to run cells in.</param>
    /// <param name="version">The kernel's version, as it tells it.</param>
    /// <param name="plotlyScript">Where the front end's server has plotly.js, below its base address; null for a front end that draws figures by itself.</param>
    /// <exception cref="ConnectionException">A port is taken.</exception>
    public JupyterKernel(Connection connection, Session session, string version, string? plotlyScript = null)
    {
        wire = new(connection.Key);
        channels = new(connection, wire);
        execution = new(this, session, plotlyScript);
        answers = new(session, execution.History, version);
    }

    /// <summary>Serves requests until a front end asks for the end.</summary>
    /// <returns>Whether the kernel is to be started again.</returns>
    public Task<bool> Run()
    {
        Publish("status", new() { ["execution_state"] = "starting" }, null);
        channels.Start(Receive);
        return ended.Task;
    }

    /// <summary>Shows text that belongs to no cell for certain, such as a child process's, below the cell that was run last.</summary>
    /// <param name="stream"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="text">The text.</param>
    public void Write(string stream, string text) => execution.Write(stream, text);

    /// <summary>Sends a message to everybody who listens.</summary>
    internal void Publish(string type, JsonObject content, Message? parent) =>
        channels.Send(Channel.IOPub, wire.New(type, content, parent, System.Text.Encoding.UTF8.GetBytes($"{topic}.{type}")));

    /// <summary>Answers a request.</summary>
    internal void Reply(Channel channel, Message request, JsonObject content) =>
        channels.Send(channel, wire.New(request.Type.Replace("_request", "_reply", StringComparison.Ordinal), content, request, request.Identities));

    /// <summary>Asks whoever sent a request.</summary>
    internal void Ask(Message request, JsonObject content) =>
        channels.Send(Channel.Stdin, wire.New("input_request", content, request, request.Identities));

    // On the sockets' thread: whatever takes time goes elsewhere.
    void Receive(Channel channel, Message message)
    {
        switch (message.Type)
        {
            case "execute_request" when channel == Channel.Shell:
                execution.Add(message);
                break;
            case "input_reply" when channel == Channel.Stdin:
                execution.Answer(message.Get("value", ""));
                break;
            case "interrupt_request" when channel == Channel.Control:
                Answer(channel, message, () =>
                {
                    execution.Interrupt();
                    return Task.FromResult<JsonObject?>(new() { ["status"] = "ok" });
                });
                break;
            case "shutdown_request":
                bool restart = message.Get("restart", false);
                Answer(channel, message, () => Task.FromResult<JsonObject?>(new() { ["status"] = "ok", ["restart"] = restart }));
                execution.Interrupt();
                ended.TrySetResult(restart);
                break;
            case "kernel_info_request":
                Answer(channel, message, () => answers.To(message));
                break;
            default:
                Task.Run(() => Answer(channel, message, () => answers.To(message)));
                break;
        }
    }

    /// <summary>Busy, what a request is answered, idle.</summary>
    async void Answer(Channel channel, Message message, Func<Task<JsonObject?>> answer)
    {
        Publish("status", new() { ["execution_state"] = "busy" }, message);
        try
        {
            if (await answer().ConfigureAwait(false) is { } content) Reply(channel, message, content);
        }
        catch (Exception e)
        {
            // A front end waits for an answer to every request; an error is one.
            Reply(channel, message, OutputPublisher.Failure(new(e.GetType().Name, e.Message, [])));
        }
        finally
        {
            Publish("status", new() { ["execution_state"] = "idle" }, message);
            if (message.Type == "comm_open") Publish("comm_close", new() { ["comm_id"] = message.Content["comm_id"]?.DeepClone(), ["data"] = new JsonObject() }, message);
        }
    }

    /// <summary>Sends what is left to be sent, and closes the sockets.</summary>
    public void Dispose() => channels.Dispose();
}
