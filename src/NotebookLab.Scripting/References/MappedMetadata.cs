using System.IO.MemoryMappedFiles;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace NotebookLab.Scripting.References;

/// <summary>
/// What the compiler reads of an assembly, left in its file: mapped into memory, of which only those pages are taken that
/// are looked at. Roslyn's own way copies all of it, 30 MB for the runtime's assemblies.
/// </summary>
static class MappedMetadata
{
    static readonly Lazy<Dictionary<string, Assembly>> Loaded = new(() => AssemblyLoadContext.Default.Assemblies
        .Where(assembly => !assembly.IsDynamic).DistinctBy(assembly => assembly.Location).ToDictionary(assembly => assembly.Location));

    /// <summary>A reference to an assembly.</summary>
    /// <param name="file">
    /// Its file. It may be replaced by another while this runs, and not be written over: a mapped file that becomes shorter ends
    /// the process.
    /// </param>
    /// <param name="documentation">Its documentation.</param>
    public static unsafe PortableExecutableReference Of(string file, DocumentationProvider? documentation)
    {
        // What this process itself runs on is in its memory already.
        if (Loaded.Value.TryGetValue(file, out var loaded) && loaded.TryGetRawMetadata(out byte* blob, out int length))
            return Reference(ModuleMetadata.CreateFromMetadata((nint)blob, length));

        using var map = MemoryMappedFile.CreateFromFile(file, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        var view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* image = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref image);
        var metadata = new PEReader(image, checked((int)view.Capacity)).GetMetadata();
        // The view has to live as long as what reads it, and does so as what is to be disposed with it.
        return Reference(ModuleMetadata.CreateFromMetadata((nint)metadata.Pointer, metadata.Length, view.Dispose));

        PortableExecutableReference Reference(ModuleMetadata module) =>
            AssemblyMetadata.Create(module).GetReference(documentation, filePath: file);
    }
}
