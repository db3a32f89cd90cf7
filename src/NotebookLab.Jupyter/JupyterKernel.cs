using System.Collections.Concurrent;
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
    static readonly TimeSpan BeforeTheEnd = TimeSpan.FromSeconds(1);

    readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ConcurrentDictionary<(string Type, string Sender), Message> latest = new();
    readonly Lane assistance = new("assistance");
    readonly Channels channels;
    readonly Conversation conversation;
    readonly Execution execution;
    readonly Answers answers;

    /// <summary>Listens where a connection file says.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="session">The session to run cells in.</param>
    /// <param name="version">The kernel's version, as it tells it.</param>
    /// <param name="plotlyScript">
    /// Where the front end's server has plotly.js, below its base address; null for VS Code, which draws figures by itself.
    /// </param>
    /// <exception cref="ConnectionException">A port is taken.</exception>
    public JupyterKernel(Connection connection, Session session, string version, string? plotlyScript = null)
    {
        var wire = new Wire(connection.Key);
        channels = new(connection, wire);
        conversation = new(channels, wire);
        execution = new(conversation, session, plotlyScript);
        answers = new(session, execution.History, version, isVsCode: plotlyScript is null);
    }

    /// <summary>Serves requests until a front end asks for the end, or <see cref="End"/> does.</summary>
    /// <returns>Whether the kernel is to be started again.</returns>
    public Task<bool> Run()
    {
        conversation.Publish("status", new() { ["execution_state"] = "starting" }, null);
        channels.Start(Receive);
        return ended.Task;
    }

    /// <summary>Shows text that belongs to no cell for certain, such as a child process's, below the cell that was run last.</summary>
    /// <param name="stream"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="text">The text.</param>
    public void Write(string stream, string text) => execution.Write(stream, text);

    /// <summary>Ends as when a front end asks for it.</summary>
    public void End() => ended.TrySetResult(false);

    // On the sockets' thread: what takes time goes to threads of its own.
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
                conversation.Answer(channel, message, () =>
                {
                    execution.Interrupt();
                    return new() { ["status"] = "ok" };
                });
                break;
            case "shutdown_request":
                bool restart = message.Get("restart", false);
                execution.Live.Disable();
                conversation.Answer(channel, message, () => new() { ["status"] = "ok", ["restart"] = restart });
                ended.TrySetResult(restart);
                break;
            case "comm_open" or "comm_msg" or "comm_close":
                execution.Live.Receive(message, execution.Next());
                break;
            case "comm_info_request":
                conversation.Answer(channel, message, () => execution.Live.Comms(message));
                break;
            case "complete_request" or "inspect_request" or "is_complete_request" or "history_request":
                // Who asks again while nothing was answered yet no longer wants to know.
                var asked = (message.Type, Convert.ToHexString(message.Identities[0]));
                latest[asked] = message;
                assistance.Add(() => conversation.Answer(channel, message, () => answers.To(message, latest[asked] != message)));
                break;
            default:
                conversation.Answer(channel, message, () => answers.To(message, isSuperseded: false));
                break;
        }
    }

    /// <summary>Stops what runs, sends what is left to be sent, and closes the sockets.</summary>
    public void Dispose()
    {
        execution.Finish(BeforeTheEnd);
        execution.Dispose();
        assistance.Dispose();
        channels.Dispose();
    }
}
