using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Running;

/// <summary>
/// The one thread that a session's cells run on, continuations after an <c>await</c> included. Whoever waits for a cell goes on
/// on this thread as well, or on the one that stops: a cell may occupy every thread of the pool, and is stopped all the same.
/// </summary>
sealed class CellThread : IDisposable
{
    /// <summary>The stack that a cell may need, in bytes: addresses only, memory is taken as it is used.</summary>
    public const int CellStack = 64 << 20;

    /// <summary>The stack that the compiler may need: code that is nested so deep that it needs more takes it minutes.</summary>
    public const int CompilerStack = 256 << 20;

    static readonly TimeSpan BeforeWaking = TimeSpan.FromMilliseconds(100), BeforeTelling = TimeSpan.FromMilliseconds(600);

    readonly string name;
    readonly int stackSize;
    BlockingCollection<Action> work = [];
    Thread thread;

    /// <summary>Starts the thread.</summary>
    /// <param name="name">What a debugger calls it.</param>
    /// <param name="stackSize">The size of its stack, in bytes.</param>
    public CellThread(string name, int stackSize)
    {
        (this.name, this.stackSize) = (name, stackSize);
        thread = Started();
    }

    /// <summary>Runs something to its end, or to the end that <paramref name="stop"/> makes of it.</summary>
    /// <param name="cell">What is run.</param>
    /// <param name="stop">Asks it to stop: its own code does so at its next jump or call, and a wait is ended.</param>
    /// <param name="force">Goes on without it when it was asked and does not: it keeps its thread, the next cell gets another.</param>
    /// <param name="isTold">Whether the learner is told when it can't be stopped.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<T> Run<T>(Func<Task<T>> cell, CancellationToken stop, CancellationToken force, bool isTold = true)
    {
        // Whoever waits goes on here and now: there may be no other thread.
        var ended = new TaskCompletionSource<T>();
        var publish = CellConsole.Current;
        var ask = CellInput.Current;
        var running = thread;
        work.Add(() =>
        {
            CellConsole.Current = publish;
            CellInput.Current = ask;
            CellStop.Current = stop;
            CellStop.BeginStack(stackSize);
            var end = Run(cell);
            CellStop.Current = default;
            AbsorbInterrupt();
            end(ended);
        }, CancellationToken.None);

        using var registration = stop.Register(() =>
            new Thread(() => Stop(running, ended, force, isTold ? publish : null)) { IsBackground = true, Name = "stop" }.Start());
        try
        {
            return await ended.Task.ConfigureAwait(false);
        }
        finally
        {
            // An interrupt that found nothing to wake would wake the next cell: a stopped cell takes its thread with it.
            if (stop.IsCancellationRequested) Renew();
        }
    }

    /// <inheritdoc />
    public void Dispose() => work.CompleteAdding();

    static Action<TaskCompletionSource<T>> Run<T>(Func<Task<T>> cell)
    {
        var pump = new Pump();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(pump);
        try
        {
            var value = pump.RunToEnd(cell).GetAwaiter().GetResult();
            return ended => ended.TrySetResult(value);
        }
        catch (Exception) when (CellStop.IsAsked)
        {
            pump.Stop();
            var stop = CellStop.Current;
            return ended => ended.TrySetException(new OperationCanceledException(stop));
        }
        catch (Exception e)
        {
            return ended => ended.TrySetException(e);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    // The cell's own code asks CellStop, and a wait is woken. What is left is a library that computes, or waits where .NET can't
    // wake it; most of those come to an end, and what called them stops then.
    static void Stop<T>(Thread running, TaskCompletionSource<T> ended, CancellationToken force, Action<Output>? tell)
    {
        var asked = Stopwatch.StartNew();
        var forced = tell;
        using var end = new ManualResetEventSlim();
        ended.Task.ContinueWith(
            _ => end.Set(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (WaitHandle.WaitAny([end.WaitHandle, force.WaitHandle], BeforeWaking) is not 0 and var woken)
        {
            if (woken == 1)
            {
                forced?.Invoke(new ConsoleText("stderr", LeftBehind) { IsAboutTheCell = true });
                ended.TrySetException(new OperationCanceledException(force));
                return;
            }
            // Again until it has ended: a cell may swallow one interrupt and wait again.
            if (running.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin)) running.Interrupt();
            if (tell is null || asked.Elapsed < BeforeTelling) continue;
            tell(new ConsoleText("stderr", Computing) { IsAboutTheCell = true });
            tell = null;
        }
    }

    const string Computing = "The cell is to stop, and is inside a library that can't be asked to: it stops when that returns. "
        + "Stop once more to go on without it.\n";

    const string LeftBehind = "The cell was left behind inside of a library. Variables keep what they held, and cells can be run; "
        + "what the library still does goes on until it returns. Restart the kernel to end it.\n";

    void Renew()
    {
        work.CompleteAdding();
        work = [];
        thread = Started();
    }

    Thread Started()
    {
        var mine = work;
        var started = new Thread(() => Loop(mine), stackSize) { IsBackground = true, Name = name };
        started.Start();
        return started;
    }

    static void Loop(BlockingCollection<Action> work)
    {
        // Cells print 0.5 with a point on every seat, as they are written, and say what went wrong in one language.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        while (!work.IsCompleted)
        {
            try
            {
                foreach (var item in work.GetConsumingEnumerable()) item();
            }
            catch (ThreadInterruptedException)
            {
                // Meant for a cell that had just ended.
            }
        }
    }

    // A cell that interrupts its own thread would wake the next one.
    static void AbsorbInterrupt()
    {
        try
        {
            Thread.Sleep(0);
        }
        catch (ThreadInterruptedException)
        {
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

        public Task<T> RunToEnd<T>(Func<Task<T>> cell)
        {
            var task = cell();
            task.ContinueWith(
                _ => posts.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
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
