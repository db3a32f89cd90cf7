using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;
using NotebookLab.Scripting.Compiling;
using NotebookLab.Scripting.Outputs;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting.Conventions;

/// <summary>
/// The session as libraries for .NET Interactive see one: a kernel named csharp below a root. Made when somebody asks for it; the
/// session itself needs none.
/// </summary>
sealed class CellKernel : Kernel,
    IKernelCommandHandler<SubmitCode>, IKernelCommandHandler<RequestValue>, IKernelCommandHandler<RequestValueInfos>
{
    readonly Func<string, Task> submit;
    readonly Func<IEnumerable<Variable>> variables;

    // The package shows what is displayed by itself too, and on the console where it sees no cell: everything would be there twice.
    static CellKernel()
    {
        RuntimeHelpers.RunClassConstructor(typeof(Kernel).TypeHandle);
        var handlers = typeof(Formatter).GetField("OnFormatterEvent", BindingFlags.Static | BindingFlags.NonPublic);
        if (handlers?.GetValue(null) is not Action<DisplayedValue> all) return;
        handlers.SetValue(null, Delegate.Combine([.. all.GetInvocationList().Where(one => one.Method.DeclaringType != typeof(Kernel))]));
    }

    /// <summary>Makes one.</summary>
    /// <param name="submit">Runs C# as a part of the cell that runs.</param>
    /// <param name="variables">The session's variables.</param>
    public CellKernel(Func<string, Task> submit, Func<IEnumerable<Variable>> variables) : base("csharp")
    {
        (this.submit, this.variables) = (submit, variables);
        (KernelInfo.LanguageName, KernelInfo.LanguageVersion) = ("C#", $"{(int)CellCompiler.Language / 100}.0");
        RegisterCommandHandler<RunCell>((cell, context) => cell.Within(context));
        var root = new CompositeKernel { this };
        root.DefaultKernelName = Name;
        root.RegisterCommandHandler<RequestInput>(async (asked, context) =>
            context.Publish(new InputProduced(await CellInput.Ask(new(asked.Prompt, asked.IsPassword)).ConfigureAwait(false), asked)));
        root.SetDefaultTargetKernelNameForCommand(typeof(RequestInput), root.Name);
        root.RegisterCommandHandler<RequestInputs>(async (asked, context) =>
        {
            var values = new Dictionary<string, string>();
            foreach (var input in asked.Inputs)
                values[input.Name] = await CellInput.Ask(new(input.Prompt, input.TypeHint is "password")).ConfigureAwait(false);
            context.Publish(new InputsProduced(values, asked));
        });
        root.SetDefaultTargetKernelNameForCommand(typeof(RequestInputs), root.Name);
    }

    /// <summary>Runs something as a submission to this kernel, on this thread: then its context is the current one.</summary>
    /// <param name="work">What is run.</param>
    /// <param name="stop">Ends the submission when the cell is to stop: whether it hears that or not, another one can follow.</param>
    public async Task<T> Run<T>(Func<Task<T>> work, CancellationToken stop)
    {
        var began = new TaskCompletionSource<ExecutionContext>();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stopping = stop.Register(() => ended.TrySetResult());
        var (output, error, publish) = (Console.Out, Console.Error, CellConsole.Current);
        var sent = SendAsync(new RunCell(context =>
        {
            // A submission puts itself before the console, and the session is there already.
            Console.SetOut(output);
            Console.SetError(error);
            context.KernelEvents.Subscribe(new Listener(produced =>
            {
                if (Shown(produced) is { } shown) publish?.Invoke(shown);
            }));
            began.SetResult(ExecutionContext.Capture()!);
            return ended.Task;
        }));
        // Here and now: what is set on the way is set for this thread.
        if (Task.WaitAny([began.Task, sent], CancellationToken.None) != 0) await sent.ConfigureAwait(false);
        ExecutionContext.Restore(began.Task.Result);
        // Whoever sends a command waits for it on its thread, and must not have it go on there.
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return await work();
        }
        finally
        {
            ended.TrySetResult();
        }
    }

    /// <summary>Whether a cell or a package has made a magic of this name known: <c>Kernel.Root.AddDirective</c>.</summary>
    public bool Knows(string magic) => RootKernel.KernelInfo.SupportedDirectives.Concat(KernelInfo.SupportedDirectives)
        .Any(directive => directive.Name == magic);

    /// <summary>Has such a magic do what it does; what it throws is thrown here.</summary>
    /// <param name="line">The magic and what stands behind it.</param>
    /// <returns>Why it was refused; null if it was not.</returns>
    public async Task<string?> Obey(string line)
    {
        CommandFailed? failure = null;
        // What is thrown is told to those who listen, and what can't be understood is told in the result.
        using var listening = RootKernel.KernelEvents.Subscribe(new Listener(produced => failure ??= produced as CommandFailed));
        var result = await RootKernel.SendAsync(new SubmitCode(line)).ConfigureAwait(false);
        failure ??= result.Events.OfType<CommandFailed>().FirstOrDefault();
        if (failure?.Exception is { } e) ExceptionDispatchInfo.Throw(e);
        return failure?.Message;
    }

    async Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        try
        {
            await submit(command.Code).ConfigureAwait(false);
        }
        catch (CellException e)
        {
            context.Fail(command, e, string.Join('\n', e.Error.Trace));
        }
    }

    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (variables().FirstOrDefault(variable => variable.Name == command.Name) is { } found)
            context.Publish(new ValueProduced(found.Value, found.Name, Form(found.Value, command.MimeType), command));
        else
            context.Fail(command, message: $"Value '{command.Name}' not found in kernel {Name}.");
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        context.Publish(new ValueInfosProduced([.. variables().Select(variable =>
            new KernelValueInfo(variable.Name, Form(variable.Value, command.MimeType), variable.Value?.GetType()))], command));
        return Task.CompletedTask;
    }

    static FormattedValue Form(object? value, string mimeType) => FormattedValue.CreateSingleFromObject(value, mimeType);

    sealed class RunCell(Func<KernelInvocationContext, Task> within) : KernelCommand("csharp")
    {
        public Task Within(KernelInvocationContext context) => within(context);
    }

    // What libraries show through the kernel, and not by displaying it.
    static Output? Shown(KernelEvent produced) => produced switch
    {
        DisplayedValueProduced e => new DisplayedData(MimeBundle.Of(e.FormattedValues), e.ValueId ?? Guid.NewGuid().ToString("N")),
        DisplayedValueUpdated e => new DisplayedData(MimeBundle.Of(e.FormattedValues), e.ValueId, IsUpdate: true),
        StandardOutputValueProduced e => new ConsoleText("stdout", Text(e)),
        StandardErrorValueProduced e => new ConsoleText("stderr", Text(e)),
        ErrorProduced e => new ConsoleText("stderr", e.Message + "\n"),
        _ => null,
    };

    static string Text(DisplayEvent e) => string.Concat(e.FormattedValues.Select(form => form.Value));

    sealed class Listener(Action<KernelEvent> heard) : IObserver<KernelEvent>
    {
        public void OnNext(KernelEvent value) => heard(value);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
