using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using NotebookLab.Scripting.Conventions;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting.Compiling;

/// <summary>
/// Weaves into a compiled cell what makes endless recursion an exception, each loop stoppable and each line the right one. It
/// is done to the code that the compiler emitted and not to the text: whatever the language makes calls and jumps of (operators,
/// initializers, interpolated strings, iterators) is a call or a jump here, nothing that compiles escapes, and no line moves.
/// </summary>
static class Guards
{
    /// <summary>Weaves.</summary>
    /// <param name="image">The assembly as the compiler emitted it.</param>
    /// <param name="symbols">Its portable symbols.</param>
    /// <param name="sources">The texts that it was compiled from, by their names.</param>
    /// <returns>The assembly and its symbols, from their beginning; its statements are known once it is loaded.</returns>
    public static WovenCell Weave(
        Stream image, Stream symbols, IReadOnlyDictionary<string, string> sources)
    {
        image.Position = symbols.Position = 0;
        using var module = ModuleDefinition.ReadModule(image, new()
        {
            ReadSymbols = true, SymbolStream = symbols, SymbolReaderProvider = new PortablePdbReaderProvider(),
            AssemblyResolver = NoOther.Assembly,
        });
        var calls = new GuardCalls(module);
        var bodies = module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody);
        GuardedMethod[] methods = [.. bodies.Select(method => new GuardedMethod(method))];
        int first = CellPoints.Take(methods.Sum(method => method.Statements.Count)), next = first;
        foreach (var method in methods)
        {
            method.Weave(calls, next);
            next += method.Statements.Count;
        }
        MemoryStream woven = new(), wovenSymbols = new();
        module.Write(woven, new()
        {
            WriteSymbols = true, SymbolStream = wovenSymbols, SymbolWriterProvider = new PortablePdbWriterProvider(),
        });
        woven.Position = wovenSymbols.Position = 0;
        // Tokens are given when the module is written.
        CellPoint[] points = [.. methods.SelectMany(method => method.Points)];
        return new(woven, wovenSymbols, new(first, points, sources), calls.AskForAKernel);
    }

    // Nothing of another assembly is looked at.
    sealed class NoOther : IAssemblyResolver
    {
        public static readonly NoOther Assembly = new();

        public AssemblyDefinition? Resolve(AssemblyNameReference name) => null;

        public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => null;

        public void Dispose()
        {
        }
    }
}

/// <summary>A cell's assembly with its guards.</summary>
/// <param name="Image">The assembly, from its beginning.</param>
/// <param name="Symbols">Its portable symbols.</param>
/// <param name="Points">Its statements, known once it is loaded.</param>
/// <param name="AsksForAKernel">Whether it uses something of .NET Interactive's kernel that has no stand-in.</param>
sealed record WovenCell(MemoryStream Image, MemoryStream Symbols, CellPoints Points, bool AsksForAKernel);

/// <summary>What guards call, as a module names it.</summary>
sealed class GuardCalls(ModuleDefinition module)
{
    public readonly MethodReference Check = module.ImportReference(typeof(CellStop).GetMethod(nameof(CellStop.Check)));
    public readonly MethodReference Enter = module.ImportReference(typeof(CellStop).GetMethod(nameof(CellStop.Enter)));
    public readonly MethodReference Surface = module.ImportReference(typeof(CellStop).GetMethod(nameof(CellStop.Surface)));
    public readonly MethodReference Catchable = module.ImportReference(typeof(CellStop).GetMethod(nameof(CellStop.Catchable)));
    public readonly MethodReference Note = module.ImportReference(typeof(CellPoints).GetMethod(nameof(CellPoints.Note)));

    /// <summary>
    /// What is called in place of a method that would end the process, or that the session does itself; null for every other.
    /// </summary>
    public MethodReference? InPlaceOf(MethodReference called)
    {
        if (!standIns.TryGetValue(called.Name, out var standIn) || called.DeclaringType.FullName != standIn.Of) return null;
        int parameters = called.Parameters.Count + (called.HasThis ? 1 : 0);
        var ours = standIn.Type.GetMember(called.Name).OfType<MethodInfo>()
            .FirstOrDefault(method => method.GetParameters().Length == parameters);
        if (ours is null) return null;
        var reference = module.ImportReference(ours);
        if (called is not GenericInstanceMethod generic) return reference;
        var instance = new GenericInstanceMethod(reference);
        foreach (var argument in generic.GenericArguments) instance.GenericArguments.Add(argument);
        return instance;
    }

    /// <summary>Whether the module uses something of .NET Interactive's kernel that has no stand-in.</summary>
    public bool AskForAKernel =>
        module.AssemblyReferences.Any(reference => reference.Name == Interactive)
        && (module.GetTypeReferences().Any(type => type.Scope.Name == Interactive && type.Name != "Kernel")
            || module.GetMemberReferences().Any(member => member.DeclaringType.FullName == $"{Interactive}.Kernel"
                && !standIns.ContainsKey(member.Name)));

    const string Interactive = "Microsoft.DotNet.Interactive";

    // By the names of the methods.
    static readonly Dictionary<string, (string Of, Type Type)> standIns = new[]
    {
        (Of: "System.Environment", Type: typeof(CellStop), Names: (string[])[nameof(CellStop.Exit), nameof(CellStop.FailFast)]),
        ("System.Console", typeof(CellStop), [nameof(CellStop.ReadKey)]),
        ($"{Interactive}.Kernel", typeof(StandIns),
            [nameof(StandIns.display), nameof(StandIns.HTML), nameof(StandIns.CSS), nameof(StandIns.Javascript),
            nameof(StandIns.GetInputAsync), nameof(StandIns.GetPasswordAsync)]),
        ("System.DisplayExtensions", typeof(StandIns),
            [nameof(StandIns.Display), nameof(StandIns.DisplayAs), nameof(StandIns.DisplayTable)]),
        ($"{Interactive}.Formatting.DisplayedValue", typeof(StandIns), [nameof(StandIns.Update)]),
    }.SelectMany(standIn => standIn.Names.Select(name => (name, (standIn.Of, standIn.Type)))).ToDictionary();
}
