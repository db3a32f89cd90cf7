using System.Collections.Concurrent;
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
    static readonly TimeSpan BeforeWaking = TimeSpan.FromMilliseconds(200);

    readonly BlockingCollection<Action> work = [];
    readonly Thread thread;

    /// <summary>Starts the thread.</summary>
    public CellThread()
    {
        thread = new Thread(Loop, StackSize) { IsBackground = true, Name = "cells" };
        thread.Start();
    }

    /// <summary>Runs a cell to its end, or to the end that <paramref name="stop"/> makes of it.</summary>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    public async Task<object?> Run(Func<Task<object>> cell, CancellationToken stop)
    {
        var ended = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var publish = CellConsole.Current;
        work.Add(() =>
        {
            CellConsole.Current = publish;
            Run(cell, stop, ended);
        }, CancellationToken.None);

        // A wait doesn't notice an abort; an interrupt ends it. Neither comes from the cell's own thread.
        var waking = Task.CompletedTask;
        using var registration = stop.Register(() => waking = Wake(ended.Task));
        try
        {
            return await ended.Task.ConfigureAwait(false);
        }
        finally
        {
            await waking.ConfigureAwait(false);
            if (stop.IsCancellationRequested) work.Add(TakePendingInterrupt, CancellationToken.None);
        }
    }

    /// <inheritdoc />
    public void Dispose() => work.CompleteAdding();

    void Run(Func<Task<object>> cell, CancellationToken stop, TaskCompletionSource<object?> ended)
    {
        var pump = new Pump();
        // Without a token that can be cancelled, ControlledExecution waits for ever for a cancellation that never comes.
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(pump);
        try
        {
            Task<object>? running = null;
            // Obsolete because an abort may leave a library's data half written (SYSLIB0046). It is used for what it is
            // made for: stopping a user's own code in a process that exists for that code alone.
#pragma warning disable SYSLIB0046
            ControlledExecution.Run(() => running = pump.RunToEnd(cell), abort.Token);
#pragma warning restore SYSLIB0046
            ended.SetResult(running!.GetAwaiter().GetResult());
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            pump.Stop();
            ended.SetException(new OperationCanceledException(stop));
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

    async Task Wake(Task ended)
    {
        // Until it has ended: a cell that swallows one interrupt and waits again is woken again.
        while (await Task.WhenAny(ended, Task.Delay(BeforeWaking)).ConfigureAwait(false) != ended) thread.Interrupt();
    }

    // An interrupt that found nothing to wake waits for the next wait: better this one than the next cell's.
    static void TakePendingInterrupt()
    {
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
        }
    }

    void Loop()
    {
        // Cells print 0.5 with a point on every seat, as they are written, and say what went wrong in one language.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        while (true)
        {
            try
            {
                foreach (var item in work.GetConsumingEnumerable()) item();
                return;
            }
            catch (ThreadInterruptedException)
            {
                // The interrupt of a cell that had just ended.
            }
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
            foreach (var (callback, state) in posts.GetConsumingEnumerable()) callback(state);
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
