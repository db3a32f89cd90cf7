using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Running;

/// <summary>
/// The one thread that a session's cells run on, continuations after an <c>await</c> included, so that whatever a cell is
/// doing can be stopped by stopping this thread's work.
/// </summary>
sealed class CellThread : IDisposable
{
    const int StackSize = 16 << 20;
    static readonly TimeSpan BeforeWaking = TimeSpan.FromMilliseconds(200), BeforeTelling = TimeSpan.FromMilliseconds(600);

    BlockingCollection<Action> work = [];
    Thread thread;

    /// <summary>Starts the thread.</summary>
    public CellThread() => thread = Started(work);

    /// <summary>Runs a cell to its end, or to the end that <paramref name="stop"/> makes of it.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="stop">Asks it to stop.</param>
    /// <param name="force">Breaks it off when it was asked, and does not.</param>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    public async Task<object?> Run(Func<Task<object>> cell, CancellationToken stop, CancellationToken force)
    {
        var ended = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var publish = CellConsole.Current;
        var ask = CellInput.Current;
        // A source of our own: without a token that can be cancelled, ControlledExecution waits for ever at its end.
        using var abort = new CancellationTokenSource();
        work.Add(() =>
        {
            CellConsole.Current = publish;
            CellInput.Current = ask;
            CellStop.Current = stop;
            Run(cell, abort.Token, ended);
            CellStop.Current = default;
        }, CancellationToken.None);

        var stopping = Task.CompletedTask;
        using var registration = stop.Register(() => stopping = Stop(ended.Task, abort, force, publish));
        try
        {
            return await ended.Task.ConfigureAwait(false);
        }
        finally
        {
            await stopping.ConfigureAwait(false);
            if (stop.IsCancellationRequested) Renew();
        }
    }

    /// <inheritdoc />
    public void Dispose() => work.CompleteAdding();

    void Run(Func<Task<object>> cell, CancellationToken abort, TaskCompletionSource<object?> ended)
    {
        var pump = new Pump();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(pump);
        try
        {
            Task<object>? running = null;
            // Obsolete because an abort may leave a library's data half written (SYSLIB0046). It is used for what it is
            // made for: stopping a user's own code in a process that exists for that code alone.
#pragma warning disable SYSLIB0046
            ControlledExecution.Run(() => running = pump.RunToEnd(cell), abort);
#pragma warning restore SYSLIB0046
            ended.SetResult(running!.GetAwaiter().GetResult());
        }
        catch (Exception) when (CellStop.Current.IsCancellationRequested)
        {
            pump.Stop();
            ended.SetException(new OperationCanceledException(CellStop.Current));
        }
        catch (Exception e)
        {
            ended.SetException(e);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    // The cell's own loops ask CellStop, and a wait is woken. What is left is a library that computes, and most of those come
    // to an end. An abort is the last resort, and not taken unasked: on Unix it ends the process when it meets the thread in
    // a short method, whose return address the runtime then replaces by one from where it throws with nothing to catch it.
    async Task Stop(Task ended, CancellationTokenSource abort, CancellationToken force, Action<Output>? tell)
    {
        var running = thread;
        var aborting = Task.CompletedTask;
        var asked = Stopwatch.StartNew();
        while (await Task.WhenAny(ended, Task.Delay(BeforeWaking)).ConfigureAwait(false) != ended)
        {
            // Again until it has ended: a cell may swallow one interrupt and wait again.
            if (running.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin)) running.Interrupt();
            // From another thread, because the abort waits for the cell to end.
            else if (force.IsCancellationRequested && !abort.IsCancellationRequested) aborting = Task.Run(abort.Cancel);
            if (tell is null || asked.Elapsed < BeforeTelling) continue;
            tell(new ConsoleText("stderr", Computing));
            tell = null;
        }
        await aborting.ConfigureAwait(false);
    }

    const string Computing = "The cell is to stop, and is inside a library that can't be asked to: it stops when that returns. "
        + "Stop once more to break it off: that may end the kernel and lose the variables, as a restart does.\n";

    // A thread that was aborted once can't be relied on to be abortable again (tight loops were seen to run on), and an
    // interrupt that found nothing to wake would wake the next cell: so a stopped cell takes its thread with it.
    void Renew()
    {
        work.CompleteAdding();
        work = [];
        thread = Started(work);
    }

    static Thread Started(BlockingCollection<Action> work)
    {
        var thread = new Thread(() => Loop(work), StackSize) { IsBackground = true, Name = "cells" };
        thread.Start();
        return thread;
    }

    static void Loop(BlockingCollection<Action> work)
    {
        // Cells print 0.5 with a point on every seat, as they are written, and say what went wrong in one language.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        try
        {
            foreach (var item in work.GetConsumingEnumerable()) item();
        }
        catch (ThreadInterruptedException)
        {
            // The interrupt of a cell that had just ended; its thread is done with.
        }
    }

    /// <summary>Runs a cell's continuations on its thread while it runs, and drops those of a cell that was stopped.</summary>
    sealed class Pump : SynchronizationContext
    {
        readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> posts = [];
        volatile bool stopped;

        public override void Post(SendOrPostCallback d, object? state)
        {
            try
            {
                posts.Add((d, state));
            }
            catch (InvalidOperationException)
            {
                // The cell is over, and what it left running goes on where every task does.
                ThreadPool.QueueUserWorkItem(_ => RunLate(d, state));
            }
        }

        public override void Send(SendOrPostCallback d, object? state) => d(state);

        public override SynchronizationContext CreateCopy() => this;

        public Task<object> RunToEnd(Func<Task<object>> cell)
        {
            var task = cell();
            task.ContinueWith(_ => posts.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            foreach (var (callback, state) in posts.GetConsumingEnumerable())
            {
                CellStop.Check();
                callback(state);
            }
            return task;
        }

        public void Stop()
        {
            stopped = true;
            posts.CompleteAdding();
        }

        void RunLate(SendOrPostCallback callback, object? state)
        {
            if (stopped) return;
            try
            {
                callback(state);
            }
            catch (Exception e)
            {
                Console.Error.WriteLine($"After the cell had ended, something that it had started failed: {e.GetType()}: {e.Message}");
            }
        }
    }
}
