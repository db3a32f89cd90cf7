using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NotebookLab.Jupyter.Protocol;

namespace NotebookLab.Jupyter;

/// <summary>
/// What the kernel says: messages to everybody who listens, questions, and the answer to each request with busy before it
/// and idle after it, in this one place for every kind of request.
/// </summary>
sealed class Conversation(Channels channels, Wire wire)
{
    readonly string topic = $"kernel.{Guid.NewGuid():N}";

    /// <summary>Busy, the answer, idle: idle is the last that is said of a request.</summary>
    /// <param name="channel">Where it came from.</param>
    /// <param name="request">The request.</param>
    /// <param name="answer">Makes the answer; null where none is due.</param>
    public void Answer(Channel channel, Message request, Func<JsonObject?> answer)
    {
        Publish("status", new() { ["execution_state"] = "busy" }, request);
        try
        {
            Finish(channel, request, answer());
        }
        catch (Exception e)
        {
            // A front end waits for an answer to every request; an error is one.
            Finish(channel, request, OutputPublisher.Failure(new(e.GetType().Name, e.Message, [$"{e}"])));
        }
    }

    /// <summary>Sends a message to everybody who listens.</summary>
    public void Publish(string type, JsonObject content, Message? parent, JsonObject? metadata = null) =>
        Send(Channel.IOPub, wire.New(type, content, parent, Encoding.UTF8.GetBytes($"{topic}.{type}")) with { Metadata = metadata ?? [] });

    /// <summary>Asks whoever sent a request.</summary>
    public void Ask(Message request, JsonObject content) =>
        Send(Channel.Stdin, wire.New("input_request", content, request, request.Identities));

    void Finish(Channel channel, Message request, JsonObject? answer)
    {
        string type = request.Type.Replace("_request", "_reply", StringComparison.Ordinal);
        if (answer is not null) Send(channel, wire.New(type, answer, request, request.Identities));
        Publish("status", new() { ["execution_state"] = "idle" }, request);
    }

    void Send(Channel channel, Message message)
    {
        try
        {
            channels.Send(channel, message);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or JsonException)
        {
            // What a cell shows can be anything, for instance deeper than any reader goes.
            string why = $"It could not be sent: {e.Message}";
            var told = new JsonObject { ["name"] = "stderr", ["text"] = $"{why}\n" };
            channels.Send(channel, channel == Channel.IOPub
                ? message with { Header = wire.New("stream", [], null).Header, Content = told }
                : message with { Content = OutputPublisher.Failure(new(e.GetType().Name, why, [why])) });
        }
    }
}
