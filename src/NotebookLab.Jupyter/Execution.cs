using System.Runtime;
using System.Text.Json.Nodes;
using NotebookLab.Jupyter.Protocol;
using NotebookLab.Jupyter.Widgets;
using NotebookLab.Scripting;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Jupyter;

/// <summary>Runs the cells that were asked for, one after the other in the order in which they came.</summary>
sealed class Execution : IDisposable
{
    readonly Lane cells = new("execution");
    readonly Conversation conversation;
    readonly Session session;
    readonly string? plotlyScript;
    int received;                       // how many requests have come
    volatile int aborted;               // up to which of them no cell is run any more
    volatile int stopped;               // and up to which of them because of Stop
    int count;                          // the number of the last cell that counts
    volatile Stops? running;
    volatile TaskCompletionSource<string>? question;
    volatile OutputPublisher? latest;

    /// <summary>Begins with nothing to run.</summary>
    /// <param name="conversation">Where outputs go.</param>
    /// <param name="session">What runs cells.</param>
    /// <param name="plotlyScript">Where the front end finds plotly.js; null for one that draws figures by itself.</param>
    public Execution(Conversation conversation, Session session, string? plotlyScript)
    {
        (this.conversation, this.session, this.plotlyScript) = (conversation, session, plotlyScript);
        // One that draws by itself makes a chart anew at each update, and a slider that is dragged would flash.
        Live = new(conversation, session, InTurn, isContinuous: plotlyScript is not null);
    }

    /// <summary>The controls on display.</summary>
    public LiveViews Live { get; }

    /// <summary>What was run so far.</summary>
    public History History { get; } = new();

    /// <summary>Takes an execute request.</summary>
    public void Add(Message request)
    {
        int number = Next();
        cells.Add(() => conversation.Answer(Channel.Shell, request, () => Answered(number, request)));
    }

    /// <summary>The number of a request that has come.</summary>
    public int Next() => Interlocked.Increment(ref received);

    /// <summary>Takes what the learner typed where a cell asked for it.</summary>
    public void Answer(string line) => question?.TrySetResult(line);

    /// <summary>Takes text that belongs to no cell for certain: it is shown below the one that was run last.</summary>
    public void Write(string stream, string text)
    {
        bool isLast = text.StartsWith(NativeStreams.LastWords, StringComparison.Ordinal);
        if (isLast) session.Flush(); // what the cell printed came before
        latest?.Write(stream, text);
        if (isLast) latest?.Flush(); // there is not another moment
    }

    /// <summary>Stops the cell that runs, and goes on without it when it was asked before; those that wait are not run.</summary>
    public void Interrupt()
    {
        stopped = aborted = Volatile.Read(ref received);
        running?.Next();
    }

    /// <summary>Stops what runs, waits for a moment until it has, and shows what was not shown yet.</summary>
    public void Finish(TimeSpan patience)
    {
        Interrupt();
        using var idle = new ManualResetEventSlim();
        cells.Add(idle.Set);
        idle.Wait(patience);
        NativeStreams.Drain();
        session.Flush();
    }

    /// <inheritdoc />
    public void Dispose() => cells.Dispose();

    JsonObject Answered(int number, Message request)
    {
        if (number <= aborted) return new() { ["status"] = "aborted", ["execution_count"] = count };
        var reply = Run(request);
        bool failed = reply["status"]!.ToString() == "error";
        if (failed && request.Get("stop_on_error", true)) aborted = Math.Max(aborted, Volatile.Read(ref received));
        return reply;
    }

    JsonObject Run(Message request)
    {
        string code = request.Get("code", "");
        bool silent = request.Get("silent", false);
        bool counts = !silent && request.Get("store_history", true);
        if (counts) count++;
        if (!silent) conversation.Publish("execute_input", new() { ["code"] = code, ["execution_count"] = count }, request);

        var outputs = new OutputPublisher((type, content) =>
        {
            if (!silent) conversation.Publish(type, content, request);
        }, count, plotlyScript, silent ? null : (live, outputs) => Live.Open(live, request, outputs));
        if (!silent) Live.CloseThoseOf(request);
        latest = outputs;
        string? shown = null;
        return Stoppable(stops =>
        {
            var result = session.RunAsync(code, $"cell {count}", output =>
            {
                if (output is ResultData { Data.Forms: var forms }) shown = forms.GetValueOrDefault(MimeTypes.Plain);
                outputs.Add(output);
            }, stops.Asked, input => Ask(request, input, stops.Asked), stops.Forced).GetAwaiter().GetResult();
            var values = result.Error is null ? Evaluate(request.Content["user_expressions"] as JsonObject, stops) : null;
            NativeStreams.Drain();
            outputs.Flush();
            if (counts) History.Add(count, code, shown);
            return result.Error is { } error
                ? Failed(error)
                : new() { ["status"] = "ok", ["execution_count"] = count, ["payload"] = new JsonArray(), ["user_expressions"] = values };
        });
    }

    void InTurn(Action<Stops, Func<int, bool>> work) => cells.Add(() => Stoppable(stops =>
    {
        work(stops, number => number <= stopped);
        return true;
    }));

    T Stoppable<T>(Func<Stops, T> work)
    {
        using var stops = new Stops();
        running = stops;
        // Garbage is collected by the thread that needs the room. A collection in the background that meets a thread whose stack
        // is full waits for it for ever, and every other thread with it: then nobody can say why the kernel ends.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        try
        {
            return work(stops);
        }
        finally
        {
            GCSettings.LatencyMode = GCLatencyMode.Interactive;
            running = null;
        }
    }

    JsonObject Failed(CellError error)
    {
        var reply = OutputPublisher.Failure(error);
        reply["execution_count"] = count;
        return reply;
    }

    JsonObject Evaluate(JsonObject? expressions, Stops stops)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in expressions ?? [])
        {
            ResultData? value = null;
            var result = session.RunAsync($"{expression}", $"expression {name}", output => value = output as ResultData ?? value,
                stops.Asked, force: stops.Forced).GetAwaiter().GetResult();
            values[name] = result.Error is { } error ? OutputPublisher.Failure(error) : new JsonObject
            {
                ["status"] = "ok", ["data"] = value is null ? [] : OutputPublisher.Bundle(value.Data), ["metadata"] = new JsonObject(),
            };
        }

        return values;
    }

    async Task<string> Ask(Message request, InputRequest input, CancellationToken stop)
    {
        if (!request.Get("allow_stdin", false))
            throw new InvalidOperationException(
                "The cell asks for input, and this front end has no way to ask you. Put the value into a variable instead.");
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        question = answer;
        conversation.Ask(request, new() { ["prompt"] = input.Prompt, ["password"] = input.IsPassword });
        using var stopping = stop.Register(() => answer.TrySetCanceled(stop));
        try
        {
            return await answer.Task.ConfigureAwait(false);
        }
        finally
        {
            question = null;
        }
    }
}
