using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using NotebookLab.Jupyter.Protocol;
using NotebookLab.Scripting;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Jupyter;

/// <summary>Runs the cells that were asked for, one after the other in the order in which they came.</summary>
sealed class Execution
{
    readonly Channel<(int Number, Message Request)> waiting = System.Threading.Channels.Channel.CreateUnbounded<(int, Message)>();
    readonly JupyterKernel kernel;
    readonly Session session;
    readonly string? plotlyScript;
    int received;                       // how many requests have come
    volatile int aborted;               // and up to which of them none is run any more
    int count;                          // the number of the last cell that counts
    volatile Stops? running;
    volatile TaskCompletionSource<string>? question;
    volatile OutputPublisher? latest;

    public Execution(JupyterKernel kernel, Session session, string? plotlyScript)
    {
        (this.kernel, this.session, this.plotlyScript) = (kernel, session, plotlyScript);
        _ = Task.Run(RunAll);
    }

    /// <summary>What was run so far.</summary>
    public History History { get; } = new();

    /// <summary>Takes an execute request.</summary>
    public void Add(Message request) => waiting.Writer.TryWrite((Interlocked.Increment(ref received), request));

    /// <summary>Takes what the learner typed where a cell asked for it.</summary>
    public void Answer(string line) => question?.TrySetResult(line);

    /// <summary>Takes text that belongs to no cell for certain: it is shown below the one that was run last.</summary>
    public void Write(string stream, string text) => latest?.Write(stream, text);

    /// <summary>Stops the cell that runs, and breaks it off when it was told before; those that wait are not run.</summary>
    public void Interrupt()
    {
        aborted = Volatile.Read(ref received);
        running?.Next();
    }

    async Task RunAll()
    {
        await foreach (var (number, request) in waiting.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            kernel.Publish("status", new() { ["execution_state"] = "busy" }, request);
            try
            {
                var reply = number <= aborted
                    ? new() { ["status"] = "aborted", ["execution_count"] = count }
                    : await Run(request).ConfigureAwait(false);
                if (reply["status"]!.ToString() == "error" && request.Get("stop_on_error", true)) aborted = Math.Max(aborted, Volatile.Read(ref received));
                kernel.Reply(Protocol.Channel.Shell, request, reply);
            }
            catch (Exception e)
            {
                kernel.Reply(Protocol.Channel.Shell, request, Failed(new(e.GetType().Name, e.Message, [$"{e}"])));
            }
            finally
            {
                kernel.Publish("status", new() { ["execution_state"] = "idle" }, request);
            }
        }
    }

    async Task<JsonObject> Run(Message request)
    {
        string code = request.Get("code", "");
        bool silent = request.Get("silent", false);
        bool counts = !silent && request.Get("store_history", true);
        if (counts) count++;
        if (!silent) kernel.Publish("execute_input", new() { ["code"] = code, ["execution_count"] = count }, request);

        var outputs = new OutputPublisher((type, content) => { if (!silent) kernel.Publish(type, content, request); }, count, plotlyScript);
        latest = outputs;
        using var stops = new Stops();
        string? shown = null;
        running = stops;
        try
        {
            var result = await session.RunAsync(code, $"cell {count}", output =>
            {
                if (output is ResultData { Data.Forms: var forms }) shown = forms.GetValueOrDefault("text/plain")?.ToString();
                outputs.Add(output);
            }, stops.Asked, input => Ask(request, input, stops.Asked), stops.Forced).ConfigureAwait(false);
            outputs.Flush();
            if (counts) History.Add(count, code, shown);
            if (result.Error is { } error) return Failed(error);
            return new()
            {
                ["status"] = "ok", ["execution_count"] = count, ["payload"] = new JsonArray(),
                ["user_expressions"] = await Evaluate(request.Content["user_expressions"] as JsonObject, stops.Asked).ConfigureAwait(false),
            };
        }
        finally
        {
            running = null;
        }
    }

    JsonObject Failed(CellError error)
    {
        var reply = OutputPublisher.Failure(error);
        reply["execution_count"] = count;
        return reply;
    }

    async Task<JsonObject> Evaluate(JsonObject? expressions, CancellationToken stop)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in expressions ?? [])
        {
            ResultData? value = null;
            var result = await session.RunAsync($"{expression}", $"expression {name}", output => value = output as ResultData ?? value, stop).ConfigureAwait(false);
            values[name] = result.Error is { } error
                ? OutputPublisher.Failure(error)
                : new JsonObject { ["status"] = "ok", ["data"] = value is null ? [] : OutputPublisher.Bundle(value.Data), ["metadata"] = new JsonObject() };
        }

        return values;
    }

    async Task<string> Ask(Message request, InputRequest input, CancellationToken stop)
    {
        if (!request.Get("allow_stdin", false))
            throw new InvalidOperationException("The cell asks for input, and this front end has no way to ask you. Put the value into a variable instead.");
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        question = answer;
        kernel.Ask(request, new() { ["prompt"] = input.Prompt, ["password"] = input.IsPassword });
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

    /// <summary>How often the learner has pressed Stop: first a cell is asked, and later, when it can't hear, broken off.</summary>
    sealed class Stops : IDisposable
    {
        static readonly TimeSpan Considered = TimeSpan.FromSeconds(1); // what is pressed twice at once was meant once
        readonly CancellationTokenSource ask = new(), force = new();
        long asked;

        public CancellationToken Asked => ask.Token;

        public CancellationToken Forced => force.Token;

        public void Next()
        {
            try
            {
                if (Interlocked.CompareExchange(ref asked, Stopwatch.GetTimestamp(), 0) == 0) _ = ask.CancelAsync();
                else if (Stopwatch.GetElapsedTime(asked) > Considered) _ = force.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // The cell has ended in this moment.
            }
        }

        public void Dispose()
        {
            ask.Dispose();
            force.Dispose();
        }
    }
}
