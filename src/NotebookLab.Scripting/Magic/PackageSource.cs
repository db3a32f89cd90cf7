namespace NotebookLab.Scripting.Magic;

/// <summary>Names a place where packages are looked for, beside those that the machine is set up with.</summary>
static class PackageSource
{
    const string Right = "Write #i \"nuget: source\" with the address of a feed, for example https://api.nuget.org/v3/index.json, "
        + "or with a folder of packages.";

    const string Meaning = "#i \"nuget: source\" adds a place where #r \"nuget: …\" looks for packages: a feed's address or a folder.";

    /// <summary>The directive.</summary>
    public static readonly ActingMagic Added = new(["#i"], Meaning, call =>
    {
        var text = call.Unquoted;
        var source = text.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase) ? text["nuget:".Length..].Trim() : "";
        if (source is "") call.Fail($"{call.Name} {call.Argument} names no source of packages. {Right}");
        if (source.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
            call.Fail($"NuGet takes packages over https only: {source} was not added.");
        if (!source.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            source = Path.GetFullPath(Path.Combine(call.Text.Folder, source.Replace('\\', '/')));
            if (!Directory.Exists(source))
                call.Fail($"{call.Name} {call.Argument} was not found: it is neither an address nor a folder that is there. {Right}");
        }
        call.References.AddPackageSource(source);
        return Task.CompletedTask;
    });
}
