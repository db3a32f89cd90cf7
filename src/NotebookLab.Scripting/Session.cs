using System.Runtime.ExceptionServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookLab.Controls;
using NotebookLab.Scripting.Assisting;
using NotebookLab.Scripting.Compiling;
using NotebookLab.Scripting.Conventions;
using NotebookLab.Scripting.Magic;
using NotebookLab.Scripting.Outputs;
using NotebookLab.Scripting.References;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting;

/// <summary>How a cell ended.</summary>
/// <param name="Error">The error that ended it; null when it ran to its end.</param>
/// <param name="Compiling">The time that its compilation took, what <c>#r</c> loads included.</param>
/// <param name="Running">The time that its code ran.</param>
public sealed record CellResult(CellError? Error, TimeSpan Compiling, TimeSpan Running);

/// <summary>
/// A C# session: cells run one after the other, each on the variables, methods, types and usings of those before.
/// </summary>
public sealed class Session : IDisposable
{
    static Session()
    {
        // A pattern that backtracks without an end can't be stopped, so a match has an end.
        AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", ExceptionReport.LongestMatch);
        Formatter.SubscribeToDisplayedValues(StandIns.Publish);
        // A thread that a cell started may fail when the cell is long over: it is told, and the variables live on.
        ExceptionHandling.SetUnhandledExceptionHandler(e =>
        {
            if (e is not OperationCanceledException { CancellationToken.IsCancellationRequested: true })
                Console.Error.WriteLine($"A thread of its own failed: {e.GetType()}: {e.Message}");
            return true;
        });
    }

    readonly SemaphoreSlim turn = new(1);
    readonly CellThread running = new("cells", CellThread.CellStack), compiling = new("compiler", CellThread.CompilerStack);
    readonly CancellationTokenSource warmingUp = new();
    readonly ReferenceSet references;
    readonly CellCompiler compiler;
    readonly CellAssistant assistant;
    readonly string folder;
    object?[] states = new object?[16];
    CellKernel? kernel;
    Func<string, Task>? submit;

    /// <summary>Starts a session without variables.</summary>
    /// <param name="folder">The folder that paths in <c>#r</c> and <c>#load</c> are relative to: the notebook's.</param>
    public Session(string folder)
    {
        CellConsole.Install();
        this.folder = Path.GetFullPath(folder);
        references = new(this.folder, Console.Error.WriteLine);
        compiler = new(references, this.folder, () => states);
        assistant = compiler.Assistant();
    }

    /// <summary>Runs a cell.</summary>
    /// <param name="code">Its text: C#, directives and magics.</param>
    /// <param name="name">What errors call it, for instance <c>cell 3</c>.</param>
    /// <param name="publish">
    /// Takes what the cell shows within <see cref="OutputLimit"/>, in order; also after the cell has ended, when a task that it
    /// started shows something. Called from several threads, one call at a time.
    /// </param>
    /// <param name="stop">
    /// Stops the cell: loops, waits, and code after an <c>await</c>. Variables keep what they held. Code in a
    /// <c>catch</c> or <c>finally</c> block is run to its end first.
    /// </param>
    /// <param name="ask">Asks the learner for a line; null where nobody is there to answer.</param>
    /// <param name="force">
    /// Goes on without a cell that was asked to stop and can't hear it, because a library computes or waits: it is left to its
    /// thread, and stops when the library returns.
    /// </param>
    /// <returns>How the cell ended. An error has been published as well.</returns>
    public async Task<CellResult> RunAsync(
        string code, string name, Action<Output> publish, CancellationToken stop = default, Func<InputRequest, Task<string>>? ask = null,
        CancellationToken force = default)
    {
        return await InTurn(() => Run(code, name, stop, force), publish, ask, stop).ConfigureAwait(false);
    }

    /// <summary>Calls a function of a cell, in turn with the cells and where they run: a control that it belongs to was moved.</summary>
    /// <param name="function">The function.</param>
    /// <param name="displayId">The display that is updated with what it returns.</param>
    /// <param name="publish">Takes what the function shows, as it takes that of a cell.</param>
    /// <param name="stop">Stops the function as it stops a cell.</param>
    /// <param name="force">Goes on without it.</param>
    /// <returns>The error that ended it, which has been published as well; null when it ran to its end.</returns>
    public Task<CellError?> CallAsync(
        Func<object?> function, string displayId, Action<Output> publish, CancellationToken stop = default,
        CancellationToken force = default) =>
        InTurn(() => Reporting(async () =>
        {
            var run = new CellRun(stop, force, running);
            var bundle = await OnTheThread(() =>
            {
                var shown = MimeBundle.Of(function());
                CellStop.Check();
                return Task.FromResult(shown);
            }, new("a control", folder, ""), run, asksForAKernel: false).ConfigureAwait(false);
            CellConsole.Current!(new DisplayedData(bundle, displayId, IsUpdate: true));
        }, "The function was stopped: what stands here is of earlier values.", stop), publish, ask: null, stop);

    // One after the other, each with its outputs.
    async Task<T> InTurn<T>(
        Func<Task<T>> work, Action<Output> publish, Func<InputRequest, Task<string>>? ask, CancellationToken stop)
    {
        warmingUp.Cancel();
        await turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            var outputs = new OutputLimit(publish);
            CellConsole.Install();
            CellInput.Install();
            CellInput.Current = ask;
            CellConsole.Current = outputs.Add;
            var result = await work().ConfigureAwait(false);
            outputs.Flush();
            return result;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Compiles and shows something in the background, so that the first cell finds the compiler and the formatters loaded.
    /// A cell that comes meanwhile does not wait for the rest.
    /// </summary>
    /// <param name="completesSoon">
    /// Whether completion is loaded as well, 2 s of work and 110 MB: for a front end that does not wait so long for its first answer.
    /// </param>
    public void WarmUp(bool completesSoon = false)
    {
        Task.Run(() => MimeBundle.Of(0));
        Task.Run(async () =>
        {
            await turn.WaitAsync().ConfigureAwait(false);
            try
            {
                compiler.WarmUp(warmingUp.Token);
            }
            catch (OperationCanceledException)
            {
                // A cell has come.
            }
            finally
            {
                turn.Release();
            }
            const string begun = "Console.Wri";
            if (completesSoon) await assistant.Complete(begun, begun.Length).ConfigureAwait(false);
        });
    }

    /// <summary>What could stand at a place of a cell that is being written.</summary>
    /// <param name="code">The cell's text as it is.</param>
    /// <param name="position">The place, in characters from the beginning.</param>
    public Task<Completions> CompleteAsync(string code, int position) => CellPaths.Complete(code, position, folder) is { } paths
        ? Task.FromResult(paths) : assistant.Complete(CSharpOf(code), Math.Clamp(position, 0, code.Length));

    /// <summary>The signature and the documentation of what stands at a place of a cell; null if there is nothing to say.</summary>
    /// <inheritdoc cref="CompleteAsync" path="/param"/>
    public Task<string?> InspectAsync(string code, int position) =>
        assistant.Inspect(CSharpOf(code), Math.Clamp(position, 0, code.Length));

    static string CSharpOf(string code) => CellVariables.Of(CellSegment.CSharpOf(code)).Code;

    /// <summary>Whether a cell can be run as it is: true; false when something is still to come; null when it is wrong anyway.</summary>
    public bool? IsComplete(string code) => Completeness.Of(CellSegment.CSharpOf(code));

    async Task<CellResult> Run(string code, string name, CancellationToken stop, CancellationToken force)
    {
        var run = new CellRun(stop, force, running);
        var error = await Reporting(async () =>
        {
            try
            {
                await Run(new(name, folder, code), run).ConfigureAwait(false);
            }
            finally
            {
                if (run.IsTimed) CellConsole.Show(MimeBundle.Of($"Wall time: {run.Clock.Elapsed.TotalMilliseconds:0.0} ms"));
            }
        }, "The cell was stopped. Its variables keep what they held.", stop).ConfigureAwait(false);
        return new(error, run.Compiling, run.Running);
    }

    static async Task<CellError?> Reporting(Func<Task> work, string stopped, CancellationToken stop)
    {
        CellError? error = null;
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (CellException e)
        {
            error = e.Error;
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            error = new("Interrupted", stopped, [stopped]);
        }
        catch (Exception e)
        {
            error = ExceptionReport.Of(e);
        }
        if (error is not null) CellConsole.Current!(new ErrorReport(error));
        return error;
    }

    async Task Run(CellText text, CellRun run)
    {
        try
        {
            var segments = CellSegment.Split(text.Code);
            foreach (var segment in segments)
            {
                switch (segment.Name is null ? null : Magics.Find(segment.Name))
                {
                    case null when segment.Name is not null:
                        if (kernel?.Knows(segment.Name) != true)
                            throw text.DirectiveError(Magics.Unknown(segment.Name), segment.Line);
                        string line = $"{segment.Name} {segment.Argument}";
                        if (await InKernel(_ => kernel.Obey(line), text, run).ConfigureAwait(false) is { } why)
                            throw text.DirectiveError(why, segment.Line);
                        break;
                    case ShownMagic shown:
                        CellConsole.Show(shown.Form(segment.Text.Trim('\n')));
                        continue;
                    case CSharpMagic { IsTimed: true }:
                        run.IsTimed = true;
                        break;
                    case ActingMagic acting:
                        await acting.Act(new(segment.Name!, segment.Argument, text, segment.Line,
                            () => Variable.Of(compiler.Previous, states), references, part => Run(part, run))).ConfigureAwait(false);
                        if (string.IsNullOrWhiteSpace(segment.Text)) continue;
                        break;
                }
                await RunCode(segment.Text, text, run, isResult: segment == segments[^1] && !text.IsImported).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is not CellException && !run.Stop.IsCancellationRequested)
        {
            throw new CellException(ExceptionReport.Of(e));
        }
    }

    async Task RunCode(string code, CellText text, CellRun run, bool isResult)
    {
        var started = run.Clock.Elapsed;
        references.Stop = run.Stop;
        if (code.Contains("#r", StringComparison.Ordinal))
        {
            await Compiling(() =>
            {
                compiler.FollowReferences(code, text.CompiledName, run.Stop);
                return true;
            }, run).ConfigureAwait(false);
            while (references.TryTakeExtension(out var extension))
                await PackageExtension.Run(extension, text, part => Run(part, run), load => InKernel(load, text, run))
                    .ConfigureAwait(false);
        }
        var cell = await Compiling(() => compiler.Compile(code, text, run.Stop), run).ConfigureAwait(false);
        run.Stop.ThrowIfCancellationRequested();
        var compiled = run.Clock.Elapsed;
        run.Compiling += compiled - started;
        if (states.Length < compiler.Count + 2) Array.Resize(ref states, 2 * states.Length);
        int before = states.Count(state => state is not null);
        try
        {
            // A value's text is the learner's code too: it is made where the cell runs, and can be stopped as it can.
            async Task<MimeBundle?> Start()
            {
                try
                {
                    var value = await cell.Start(states);
                    // What is on display already is no result.
                    bool hasValue = value is not DisplayedValue
                        && (cell.Result is CellValue.Always || cell.Result is CellValue.Sometimes && value is not null);
                    // What moves is a display: no result can be updated.
                    if (hasValue && value is Live) (value, hasValue) = (StandIns.display(value, null), false);
                    var shown = hasValue ? MimeBundle.Of(value) : null;
                    CellStop.Check(); // a formatter may have taken the stop for its own failure
                    return shown;
                }
                finally
                {
                    await cell.End(states);
                }
            }
            var bundle = await OnTheThread(Start, text, run, cell.AsksForAKernel).ConfigureAwait(false);
            if (bundle is null) return;
            if (isResult) CellConsole.Current!(new ResultData(bundle));
            else CellConsole.Show(bundle);
        }
        finally
        {
            run.Running += run.Clock.Elapsed - compiled;
            // Once it has begun its variables exist, whatever became of it, be it left behind.
            if (states.Count(state => state is not null) > before) compiler.Previous = cell.Compilation;
            if (cell.Compilation is { } compilation && ReferenceEquals(compiler.Previous, compilation))
                assistant.Add(CellVariables.Of(code).Code);
        }
    }

    Task<T> OnTheThread<T>(Func<Task<T>> work, CellText text, CellRun run, bool asksForAKernel) =>
        asksForAKernel || kernel is not null || references.HasKernel
            ? InKernel(_ => work(), text, run) : run.Thread.Run(work, run.Stop, run.Force);

    // As a submission to the kernel that libraries see; what such a submission submits is a part of it, and has a thread of its own,
    // since that of the cell waits for it.
    Task<T> InKernel<T>(Func<Kernel, Task<T>> work, CellText text, CellRun run) => run.Thread.Run(async () =>
    {
        if (run.Within is not null)
        {
            ExecutionContext.Restore(run.Within);
            return await work(kernel!.RootKernel);
        }
        kernel ??= new(code => submit!(code), () => Variable.Of(compiler.Previous, states));
        submit = async code =>
        {
            using var inner = new CellThread("submission", CellThread.CellStack);
            var part = new CellRun(run.Stop, run.Force, inner) { Within = ExecutionContext.Capture() };
            await Run(new($"{text.Name} submission", folder, code, text.Name), part).ConfigureAwait(false);
        };
        return await kernel.Run(() => work(kernel.RootKernel), run.Stop);
    }, run.Stop, run.Force);

    // Stop does not wait for the compiler: it hears sooner or later, and changes nothing from then on.
    Task<T> Compiling<T>(Func<T> work, CellRun run)
    {
        MakeRoomInThePool();
        return compiling.Run(() => Task.FromResult(work()), run.Stop, force: run.Stop, isTold: false);
    }

    // The compiler has a checksum made by a thread of the pool, and the tasks of a cell may sleep on all of them: then there
    // have to be more, at once and not one in half a second.
    static void MakeRoomInThePool()
    {
        if (ThreadPool.PendingWorkItemCount is not (> 0 and var waiting)) return;
        ThreadPool.GetMinThreads(out int atLeast, out int ports);
        ThreadPool.SetMinThreads(Math.Max(atLeast, (int)Math.Min(ThreadPool.ThreadCount + waiting + 2, MostThreads)), ports);
    }

    const int MostThreads = 4096;

    /// <summary>Has everything shown that is held for a moment: what a task shows after its cell has ended, at the end of all.</summary>
    public void Flush() => OutputClock.Hurry();

    /// <summary>Ends the session; a cell that is running goes on until it is stopped.</summary>
    public void Dispose()
    {
        running.Dispose();
        compiling.Dispose();
    }
}
