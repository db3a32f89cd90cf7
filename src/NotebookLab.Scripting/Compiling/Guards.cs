using Mono.Cecil;
using Mono.Cecil.Cil;
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
    public static (MemoryStream Image, MemoryStream Symbols, CellPoints Points) Weave(
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
        return (woven, wovenSymbols, new(first, points, sources));
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

/// <summary>What guards call, as a module names it.</summary>
sealed class GuardCalls(ModuleDefinition module)
{
    public readonly MethodReference Check = module.ImportReference(typeof(CellStop).GetMethod(nameof(CellStop.Check)));
    public readonly MethodReference Enter = module.ImportReference(typeof(CellStop).GetMethod(nameof(CellStop.Enter)));
    public readonly MethodReference Surface = module.ImportReference(typeof(CellStop).GetMethod(nameof(CellStop.Surface)));
    public readonly MethodReference Catchable = module.ImportReference(typeof(CellStop).GetMethod(nameof(CellStop.Catchable)));
    public readonly MethodReference Note = module.ImportReference(typeof(CellPoints).GetMethod(nameof(CellPoints.Note)));

    /// <summary>What is called in place of a method that would end the process; null for every other method.</summary>
    public MethodReference? InPlaceOf(MethodReference called) =>
        called.Name is nameof(CellStop.Exit) or nameof(CellStop.FailFast) && called.DeclaringType.FullName == "System.Environment"
        && typeof(CellStop).GetMethods().FirstOrDefault(method => method.Name == called.Name
            && method.GetParameters().Length == called.Parameters.Count) is { } ours
            ? module.ImportReference(ours) : null;
}
