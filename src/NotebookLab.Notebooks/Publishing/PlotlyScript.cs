using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NotebookLab.Notebooks.Publishing;

/// <summary>plotly.js, as the Plotly.NET package carries it: embedded in the assembly that lies beside this one.</summary>
public static class PlotlyScript
{
    /// <summary>Copies the script out of the assembly, which is read as a file and never loaded.</summary>
    /// <remarks>
    /// A page may have a loader of modules, as Jupyter's has, and plotly.js would hand itself to that instead of to the page: so it
    /// does not see one.
    /// </remarks>
    /// <param name="path">Where to.</param>
    /// <param name="withFitting">
    /// Whether it brings what fits charts to a narrow page and to a dark one, <c>window.narrowChart</c> and <c>window.darkenChart</c>.
    /// </param>
    public static void Write(string path, bool withFitting = false)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "plotly", "Plotly.NET.dll");
        using var image = new PEReader(File.OpenRead(assembly));
        var metadata = image.GetMetadataReader();
        var script = metadata.ManifestResources.Select(metadata.GetManifestResource)
            .Single(resource => metadata.GetString(resource.Name).EndsWith(".min.js", StringComparison.Ordinal));

        var resources = image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress;
        var reader = image.GetSectionData(resources).GetReader((int)script.Offset, sizeof(int));
        var length = reader.ReadInt32();
        using var file = File.Create(path);
        file.Write("(function (define, module, exports) {\n"u8);
        file.Write(image.GetSectionData(resources).GetContent((int)script.Offset + sizeof(int), length).AsSpan());
        file.Write("\n}).call(window);\n"u8);
        if (!withFitting) return;
        foreach (string name in new[] { "narrow.js", "ground.js" })
        {
            using var asset = typeof(PlotlyScript).Assembly.GetManifestResourceStream(name)!;
            asset.CopyTo(file);
        }
    }
}
