using System.Runtime.CompilerServices;
using Mono.Cecil;
using Mono.Cecil.Cil;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting.Compiling;

/// <summary>A method of a cell that gets its guards.</summary>
sealed class GuardedMethod
{
    static readonly OpCode[] Wide =
    [
        OpCodes.Br, OpCodes.Brfalse, OpCodes.Brtrue, OpCodes.Beq, OpCodes.Bge, OpCodes.Bgt, OpCodes.Ble, OpCodes.Blt,
        OpCodes.Bne_Un, OpCodes.Bge_Un, OpCodes.Bgt_Un, OpCodes.Ble_Un, OpCodes.Blt_Un,
    ];

    readonly MethodDefinition method;
    readonly ILProcessor code;

    public GuardedMethod(MethodDefinition method)
    {
        this.method = method;
        code = method.Body.GetILProcessor();
        Statements = [.. method.DebugInformation.SequencePoints.Where(point => !point.IsHidden).OrderBy(point => point.Offset)];
    }

    /// <summary>Its statements, in the order of the code.</summary>
    public IReadOnlyList<SequencePoint> Statements { get; }

    /// <summary>The same by the method's token and its new offsets, once the module is written.</summary>
    public IEnumerable<CellPoint> Points => Statements.Select(point => new CellPoint(
        method.MetadataToken.ToInt32(), point.Offset, Path.GetFileName(point.Document.Url), point.StartLine, point.StartColumn));

    /// <summary>Puts in the guards.</summary>
    /// <param name="calls">What they call.</param>
    /// <param name="firstPoint">The number of the first statement; the others' follow.</param>
    public void Weave(GuardCalls calls, int firstPoint)
    {
        Instruction[] instructions = [.. method.Body.Instructions];
        // With one statement there is nothing to choose from.
        var at = Statements.Count > 1 ? new VariableDefinition(method.Module.TypeSystem.Int32) : null;
        if (at is not null)
        {
            method.Body.Variables.Add(at);
            method.Body.InitLocals = true;
        }
        var points = Statements.Select((point, i) => (point.Offset, Number: firstPoint + i))
            .DistinctBy(point => point.Offset).ToDictionary();
        var handlers = method.Body.ExceptionHandlers.Where(Catches).Select(handler => handler.HandlerStart).ToHashSet();
        var entering = code.Create(OpCodes.Call, instructions.Any(Calls) ? calls.Enter : calls.Check);
        var asyncStart = AsyncStart();

        foreach (var instruction in instructions)
        {
            Widen(instruction);
            List<Instruction> before = [];
            if (handlers.Contains(instruction)) before.AddRange([code.Create(OpCodes.Dup), code.Create(OpCodes.Call, calls.Surface)]);
            if (instruction == asyncStart) before.Add(entering);
            if (at is not null && points.TryGetValue(instruction.Offset, out int number))
                before.AddRange([code.Create(OpCodes.Ldc_I4, number), code.Create(OpCodes.Stloc, at)]);
            if (JumpsBack(instruction)) before.Add(code.Create(OpCodes.Call, calls.Check));
            if (instruction.Operand is MethodReference called && calls.InPlaceOf(called) is { } standIn)
            {
                instruction.Operand = standIn;
                if (instruction.OpCode.Code == Code.Callvirt) instruction.OpCode = OpCodes.Call;
            }
            PutBefore(instruction, before);
        }
        if (asyncStart is null) code.InsertBefore(instructions[0], entering);
        if (at is null) return;
        foreach (var handler in method.Body.ExceptionHandlers.Where(Catches))
        {
            // Not in what the compiler made: what hands an exception to an async method's task, and finally blocks with an await.
            bool isOfTheCompiler = asyncStart is not null
                && (handler.TryStart == asyncStart || handler.CatchType?.FullName == "System.Object");
            if (!isOfTheCompiler) LeaveTooDeepToTheOutermost(handler, calls, at);
        }
        NoteWhatPasses(calls, at);
    }

    // The whole body under a filter that catches nothing, and each try block with a catch as well: a filter runs where the
    // exception is on its way, before a finally block has moved on to other statements.
    void NoteWhatPasses(GuardCalls calls, VariableDefinition at)
    {
        var body = method.Body;
        var type = method.ReturnType;
        while (type is IModifierType modified) type = modified.ElementType;
        var result = type.MetadataType == MetadataType.Void ? null : new VariableDefinition(type);
        if (result is not null) body.Variables.Add(result);

        Instruction[] end = result is null ? [code.Create(OpCodes.Ret)] : [code.Create(OpCodes.Ldloc, result), code.Create(OpCodes.Ret)];
        foreach (var ret in body.Instructions.Where(instruction => instruction.OpCode == OpCodes.Ret).ToArray())
        {
            (ret.OpCode, ret.Operand) = (OpCodes.Leave, end[0]);
            if (result is not null) PutBefore(ret, [code.Create(OpCodes.Stloc, result)]);
        }
        code.Append(end[0]);
        foreach (var atTheEnd in body.ExceptionHandlers.Where(handler => handler.HandlerEnd is null)) atTheEnd.HandlerEnd = end[0];
        var blocks = body.ExceptionHandlers.Where(Catches).Select(handler => (handler.TryStart, handler.TryEnd)).Distinct();
        foreach (var block in blocks.ToArray()) NoteWhatLeaves(block.TryStart, block.TryEnd, calls, at);
        NoteWhatLeaves(body.Instructions[0], end[0], calls, at);
        if (result is not null) code.Append(end[1]);
    }

    // The filter stands behind the try block, before its first handler if there is one.
    void NoteWhatLeaves(Instruction tryStart, Instruction tryEnd, GuardCalls calls, VariableDefinition at)
    {
        Instruction[] filter =
        [
            code.Create(OpCodes.Ldloca, at), code.Create(OpCodes.Call, calls.Note), code.Create(OpCodes.Endfilter),
            code.Create(OpCodes.Rethrow),
        ];
        PutBehind(tryEnd, filter);
        // Of handlers of one block the first has the first look; a block stands before those that it is in.
        var handlers = method.Body.ExceptionHandlers;
        var next = handlers.FirstOrDefault(other => other.TryStart == tryStart && other.TryEnd == filter[0]);
        handlers.Insert(next is null ? handlers.Count : handlers.IndexOf(next), new(ExceptionHandlerType.Filter)
        {
            TryStart = tryStart, TryEnd = filter[0], FilterStart = filter[0], HandlerStart = filter[^1], HandlerEnd = tryEnd,
        });
    }

    // A catch that runs for each of ten thousand calls runs on top of all of them, 30 KB each: none but the outermost are asked.
    void LeaveTooDeepToTheOutermost(ExceptionHandler handler, GuardCalls calls, VariableDefinition at)
    {
        Instruction[] ask = [code.Create(OpCodes.Ldloca, at), code.Create(OpCodes.Call, calls.Catchable)];
        if (handler.HandlerType == ExceptionHandlerType.Filter)
        {
            PutBefore(handler.FilterStart, ask);
            return;
        }
        Instruction[] filter =
        [
            .. ask, code.Create(OpCodes.Isinst, handler.CatchType), code.Create(OpCodes.Ldnull), code.Create(OpCodes.Cgt_Un),
            code.Create(OpCodes.Endfilter),
        ];
        PutBehind(handler.HandlerStart, filter);
        PutBefore(handler.HandlerStart, [code.Create(OpCodes.Castclass, handler.CatchType)]);
        (handler.HandlerType, handler.FilterStart, handler.CatchType) = (ExceptionHandlerType.Filter, filter[0], null);
    }

    // Before an instruction with which a block begins, and behind the blocks that end there.
    void PutBehind(Instruction end, Instruction[] added)
    {
        foreach (var instruction in added) code.InsertBefore(end, instruction);
        foreach (var block in method.Body.ExceptionHandlers)
        {
            if (block.TryEnd == end) block.TryEnd = added[0];
            if (block.HandlerEnd == end) block.HandlerEnd = added[0];
        }
    }

    static bool Catches(ExceptionHandler handler) => handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter;

    // An async method hands its exceptions to its task: what it asks first, it asks inside of the block that does so.
    Instruction? AsyncStart() =>
        method.Name == nameof(IAsyncStateMachine.MoveNext)
        && method.DeclaringType.Interfaces.Any(i => i.InterfaceType.Name == nameof(IAsyncStateMachine))
            ? method.Body.ExceptionHandlers.Select(handler => handler.TryStart).MinBy(start => start.Offset) : null;

    // The jump asks and not its target: a target may be inside of a try block that the jump is not in, and whose catch would
    // take the answer for an error.
    static bool JumpsBack(Instruction instruction) => instruction.Operand switch
    {
        Instruction target => target.Offset <= instruction.Offset,
        Instruction[] targets => targets.Any(target => target.Offset <= instruction.Offset),
        _ => false,
    };

    // Whether a cycle of calls could pass through it.
    static bool Calls(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Call or Code.Callvirt or Code.Newobj => instruction.Operand is MethodReference called
            && !(called.DeclaringType.FullName is "System.Math" or "System.MathF"
                || called.FullName == "System.Void System.Object::.ctor()"),
        Code.Calli => true,
        _ => false,
    };

    static void Widen(Instruction instruction)
    {
        if (instruction.OpCode.OperandType != OperandType.ShortInlineBrTarget) return;
        instruction.OpCode = instruction.OpCode.Code == Code.Leave_S ? OpCodes.Leave : Wide[instruction.OpCode.Code - Code.Br_S];
    }

    // What jumps to the instruction jumps to what is put before it, and a block that begins with it begins there.
    void PutBefore(Instruction instruction, IReadOnlyList<Instruction> added)
    {
        if (added.Count == 0) return;
        var moved = code.Create(OpCodes.Nop);
        (moved.OpCode, moved.Operand) = (instruction.OpCode, instruction.Operand);
        (instruction.OpCode, instruction.Operand) = (added[0].OpCode, added[0].Operand);
        code.InsertAfter(instruction, moved);
        foreach (var next in added.Skip(1)) code.InsertBefore(moved, next);
    }
}
