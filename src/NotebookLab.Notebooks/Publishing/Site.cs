namespace NotebookLab.Notebooks.Publishing;

/// <summary>Publishes notebooks as a web site of plain files, which opens from a disk and needs no network.</summary>
public static class Site
{
    static readonly string[] Assets = ["page.css", "narrow.js", "ground.js", "page.js", "predict.js"];

    /// <summary>The names of the files that <see cref="Write"/> may write.</summary>
    /// <param name="names">The notebooks' file names without <c>.ipynb</c>.</param>
    public static IReadOnlyList<string> Files(IReadOnlyList<string> names) => [.. FileNames(names).Values, .. Assets, "plotly.min.js"];

    /// <summary>Whether a folder is one that a site was begun in.</summary>
    /// <param name="folder">The folder.</param>
    public static bool IsIn(string folder) => new[] { "page.css", "page.js" }.All(asset => File.Exists(Path.Combine(folder, asset)));

    /// <summary>Begins a site: makes its folder and writes what its pages share.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="NotebookException">Nothing can be written there.</exception>
    public static void Begin(string folder) => Told(folder, () =>
    {
        Directory.CreateDirectory(folder);
        foreach (var asset in Assets)
        {
            using var file = File.Create(Path.Combine(folder, asset));
            using var embedded = typeof(Site).Assembly.GetManifestResourceStream(asset)!;
            embedded.CopyTo(file);
        }
    });

    /// <summary>Writes index.html, a page a notebook, and what they share; files of other names are left alone.</summary>
    /// <param name="notebooks">The notebooks in their order, each with its file name without <c>.ipynb</c>.</param>
    /// <param name="outputDirectory">Where to write; made if it is not there.</param>
    /// <param name="title">The site's title.</param>
    /// <param name="introduction">Markdown for the top of the index, or nothing.</param>
    /// <returns>What could not be shown as it should be.</returns>
    /// <exception cref="NotebookException">A file can't be written.</exception>
    public static IReadOnlyList<PublishingWarning> Write(
        IReadOnlyList<(Notebook Notebook, string Name)> notebooks,
        string outputDirectory,
        string title = "Notebooks",
        string introduction = "")
    {
        var pages = FileNames(notebooks.Select(entry => entry.Name));
        Article[] articles = [.. notebooks.Select(entry => Article.Of(entry.Notebook, entry.Name, pages))];
        var prose = new Prose("index", pages);
        Begin(outputDirectory);
        Told(outputDirectory, () =>
        {
            for (var i = 0; i < articles.Length; i++)
            {
                var page = PageHtml.Write(articles[i], title, articles.ElementAtOrDefault(i - 1), articles.ElementAtOrDefault(i + 1));
                File.WriteAllText(Path.Combine(outputDirectory, articles[i].File), page);
            }
            File.WriteAllText(Path.Combine(outputDirectory, "index.html"), IndexHtml.Write(articles, title, prose.Write(introduction)));
            if (articles.Any(article => article.HasCharts)) PlotlyScript.Write(Path.Combine(outputDirectory, "plotly.min.js"));
        });
        return [.. articles.SelectMany(article => article.Warnings), .. prose.Warnings];
    }

    static void Told(string folder, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{folder}: can't be written: {e.Message}", e);
        }
    }

    // By what a link would say: the notebook's own file name.
    static Dictionary<string, string> FileNames(IEnumerable<string> names)
    {
        var pages = new Dictionary<string, string> { ["README.md"] = "index.html" };
        foreach (var name in names)
        {
            var wanted = Html.FileName(name);
            var file = $"{wanted}.html";
            for (var i = 2; pages.Values.Contains(file, StringComparer.OrdinalIgnoreCase); i++) file = $"{wanted}-{i}.html";
            pages[$"{name}.ipynb"] = file;
        }
        return pages;
    }
}
