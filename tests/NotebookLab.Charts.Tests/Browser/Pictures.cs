namespace NotebookLab.Charts.Tests.Browser;

/// <summary>The pictures that the charts of the gallery are compared with; UPDATE_PICTURES=1 takes them anew.</summary>
static class Pictures
{
    public const int Width = 760;

    public static bool AreRenewed { get; } = Environment.GetEnvironmentVariable("UPDATE_PICTURES") == "1";

    public static string Folder { get; } = Path.Combine(Repository(), "tests", "NotebookLab.Charts.Tests", "Pictures");

    /// <summary>Where the picture of a chart is kept: “descent, long” is descent-long.png.</summary>
    public static string PathOf(string name) => Path.Combine(Folder, FileName(name));

    /// <summary>Keeps the picture that a failed test saw.</summary>
    /// <returns>Its path.</returns>
    public static string Keep(string name, byte[] png)
    {
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "Pictures")).FullName;
        string path = Path.Combine(folder, FileName(name));
        File.WriteAllBytes(path, png);
        return path;
    }

    static string FileName(string name) => string.Join('-', name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)) + ".png";

    static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NotebookLab.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException(
                $"NotebookLab.sln is in no folder above {AppContext.BaseDirectory}.");
        return folder.FullName;
    }
}
