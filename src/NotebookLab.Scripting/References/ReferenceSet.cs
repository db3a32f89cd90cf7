using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace NotebookLab.Scripting.References;

/// <summary>
/// What the session's cells are compiled against. It grows by <c>#r</c>, in a cell or in a file that a cell loads:
/// the compiler asks here for each one.
/// </summary>
/// <param name="baseFolder">What relative paths are relative to.</param>
/// <param name="tell">Takes a line for the learner.</param>
sealed partial class ReferenceSet(string baseFolder, Action<string> tell) : MetadataReferenceResolver
{
    // Read when something is compiled against it: most of the platform never is.
    readonly Dictionary<string, Lazy<PortableExecutableReference>> byName = Platform();
    readonly PackageRestore packages = new();
    IReadOnlyList<MetadataReference>? all, usual;
    readonly HashSet<string> extensions = [];
    readonly Queue<string> newExtensions = [];
    readonly Dictionary<(string Reference, string Folder), PortableExecutableReference> resolved = [];
    readonly Dictionary<(string Reference, string Folder), string> failures = [];

    /// <summary>Ends a restore that is under way.</summary>
    public CancellationToken Stop { get; set; }

    /// <summary>Every assembly that cells can use now, each once; the same list until there is another one.</summary>
    public IReadOnlyList<MetadataReference> All
    {
        get
        {
            lock (byName) return all ??= [.. byName.Values.Select(reference => reference.Value)];
        }
    }

    /// <summary>
    /// Those of them that most cells are content with: what a cell takes, in time and memory, is for the most part tables over
    /// what it is compiled against. All that these ask for is among them, so that their types stay the same when a later cell
    /// is compiled against more.
    /// </summary>
    public IReadOnlyList<MetadataReference> Usual => usual ??= Closure(
        "System.Private.CoreLib", "System.Runtime", "System.Console", "System.Collections", "System.Linq", "System.Runtime.Numerics");

    /// <summary>Whether a package was referenced that may ask for .NET Interactive's kernel.</summary>
    public bool HasKernel { get; private set; }

    /// <summary>Whether a <c>#r</c> failed that nobody was told of.</summary>
    public bool HasFailures => failures.Count > 0;

    /// <summary>Adds a library that a cell was made into, in place of the one of its name.</summary>
    /// <param name="name">The assembly's name.</param>
    /// <param name="library">The assembly.</param>
    public void AddCell(string name, PortableExecutableReference library) => Add(name, library);

    /// <summary>Looks for packages in one more place from now on.</summary>
    public void AddPackageSource(string source) => packages.AddSource(source);

    /// <summary>A file that came with a package and wants to be run before the package is used; each is given once.</summary>
    public bool TryTakeExtension(out string path) => newExtensions.TryDequeue(out path!);

    /// <summary>What the <c>#r</c> directives since the last call failed of, in their order.</summary>
    public IReadOnlyList<string> TakeFailures()
    {
        string[] taken = [.. failures.Values];
        failures.Clear();
        return taken;
    }

    /// <inheritdoc />
    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        // The compiler takes one file for a directive, and asks again in each compilation of the cell.
        var folder = baseFilePath is not null && Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath)! : baseFolder;
        var asked = (reference, folder);
        if (resolved.TryGetValue(asked, out var known)) return [known];
        if (failures.ContainsKey(asked)) return [];
        try
        {
            return [resolved[asked] = Resolve(reference, folder).First()];
        }
        catch (ReferenceException e)
        {
            failures[asked] = e.Message;
            return [];
        }
    }

    IEnumerable<PortableExecutableReference> Resolve(string reference, string folder)
    {
        if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase)) return Package(reference);
        bool isName = Path.GetExtension(reference) is not (".dll" or ".exe");
        if (isName && byName.TryGetValue(reference.Split(',')[0].Trim(), out var known)) return [known.Value];
        var path = Path.GetFullPath(Path.Combine(folder, reference.Replace('\\', '/')));
        if (!File.Exists(path)) throw new ReferenceException(Missing(reference, path));
        AssemblyLoader.Know(Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.dll"));
        return [.. Add([path], [path]), .. AddNeighbours(path)];
    }

    // A learner who loads the charts uses the numerics as well: what an assembly references and lies beside it is in
    // scope too, as it would be for a project that references it.
    IEnumerable<PortableExecutableReference> AddNeighbours(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<string>([path]);
        while (open.TryDequeue(out var file))
            foreach (var name in References(file))
                if (Path.Combine(folder, name + ".dll") is var beside && File.Exists(beside) && found.TryAdd(name, beside))
                    open.Enqueue(beside);
        return Add([.. found.Values], []);

        static IEnumerable<string> References(string file)
        {
            using var stream = File.OpenRead(file);
            using var image = new PEReader(stream);
            if (!image.HasMetadata) return [];
            return [.. NamesIn(image.GetMetadataReader())];
        }
    }

    IEnumerable<PortableExecutableReference> Package(string reference)
    {
        var match = PackageReference().Match(reference);
        if (!match.Success)
            throw new ReferenceException(
                $"\"{reference}\" names no package. Write #r \"nuget: Name, Version\", for example #r \"nuget: MathNet.Numerics, 5.0.0\".");
        var (name, version) = (match.Groups["name"].Value, match.Groups["version"]);
        var files = packages.Restore(name, version.Success ? version.Value : "*", Stop);
        if (files.Instead is { } instead && version.Success) tell($"{name} {version.Value} is not to be had here: {instead} was taken.");
        AssemblyLoader.Know(files.Runtime, files.Native);
        HasKernel |= files.Runtime.Any(file => Path.GetFileNameWithoutExtension(file) == "Microsoft.DotNet.Interactive");
        foreach (var extension in files.Extensions.Where(extensions.Add)) newExtensions.Enqueue(extension);
        if (files.Compile.Count > 0) return Add(files.Compile, files.Own);
        return files.IsInTheRuntime ? [byName.GetValueOrDefault(name, byName["System.Runtime"]).Value]
            : throw new ReferenceException($"{reference["nuget:".Length..].Trim()} has no library in it.");
    }

    IEnumerable<PortableExecutableReference> Add(IReadOnlyList<string> compile, IReadOnlyList<string> load)
    {
        try
        {
            foreach (var file in load)
                if (AssemblyLoader.Load(file) is { } warning) tell(warning);
        }
        catch (BadImageFormatException)
        {
            throw new ReferenceException($"{load[0]} is no .NET assembly.");
        }
        List<PortableExecutableReference> added = [];
        foreach (var file in compile)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!byName.TryGetValue(name, out var known) || AssemblyLoader.IsTheCells(file) && IsNewer(file, known.Value.FilePath))
                Add(name, Documented(file));
            added.Add(byName[name].Value);
        }
        return added;

        static bool IsNewer(string file, string? known) =>
            known is not null && AssemblyLoader.Version(file) > AssemblyLoader.Version(known);
    }

    void Add(string name, PortableExecutableReference reference)
    {
        lock (byName)
        {
            byName[name] = new(reference);
            all = null;
        }
    }

    IReadOnlyList<MetadataReference> Closure(params string[] names)
    {
        List<MetadataReference> found = [];
        HashSet<string> seen = [.. names];
        var open = new Queue<string>(names);
        while (open.TryDequeue(out var name))
        {
            var reference = byName[name].Value;
            found.Add(reference);
            var metadata = ((AssemblyMetadata)reference.GetMetadata()).GetModules()[0].GetMetadataReader();
            foreach (var asked in NamesIn(metadata).Where(seen.Add)) open.Enqueue(asked);
        }
        return found;
    }

    static IEnumerable<string> NamesIn(MetadataReader metadata) =>
        metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));

    static string Missing(string reference, string path)
    {
        var folder = Path.GetDirectoryName(path);
        var hint = path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? " It is made by a build: run 'dotnet build' in the project's folder, then run this cell again."
            : Directory.Exists(folder) ? "" : " There is no such folder either; paths are relative to the notebook's folder.";
        return $"#r \"{reference}\" was not found.{hint}";
    }

    // What the runtime itself brings, and what this process was started with for its cells to share.
    static Dictionary<string, Lazy<PortableExecutableReference>> Platform()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator);
        return trusted.Where(path => Path.GetDirectoryName(path) == runtime)
            .Concat(AssemblyLoader.Shared)
            .Where(path => !Path.GetFileName(path).Contains(".Native", StringComparison.Ordinal))
            .DistinctBy(Path.GetFileNameWithoutExtension)
            .ToDictionary(
                path => Path.GetFileNameWithoutExtension(path),
                path => new Lazy<PortableExecutableReference>(() => MappedMetadata.Of(path, Documentation(path))),
                StringComparer.OrdinalIgnoreCase);
    }

    // With the documentation that lies beside it; the runtime's own lies in the SDK, where there is one. It is read when it is asked for.
    // What a learner's build may write over is copied, and not mapped.
    static PortableExecutableReference Documented(string file) =>
        MetadataReference.CreateFromFile(file, documentation: Documentation(file));

    static DocumentationProvider? Documentation(string file)
    {
        var beside = Path.ChangeExtension(file, ".xml");
        var name = Path.GetFileNameWithoutExtension(file) is var own && own == "System.Private.CoreLib" ? "System.Runtime" : own;
        string?[] places = [beside, platformDocs.Value is { } docs ? Path.Combine(docs, name + ".xml") : null];
        return places.FirstOrDefault(File.Exists) is { } found ? new FileDocumentation(found) : null;
    }

    static readonly Lazy<string?> platformDocs = new(() =>
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        if (!Directory.Exists(packs)) return null;
        var newest = Directory.GetDirectories(packs, $"{Environment.Version.Major}.*").Order(StringComparer.Ordinal).LastOrDefault();
        return newest is null ? null : Path.Combine(newest, "ref", $"net{Environment.Version.Major}.0");
    });

    /// <inheritdoc />
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc />
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    [GeneratedRegex(@"^nuget:\s*(?<name>[\w.\-]+)\s*(,\s*(?<version>[\w.\-+*]+)\s*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex PackageReference();
}
