using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NotebookLab.Notebooks.Publishing;
using NotebookLab.Notebooks.Running;

namespace NotebookLab.Notebooks.Pictures;

/// <summary>Makes pictures of charts, for where no script runs: GitHub, a mail, a page with scripts off.</summary>
public static partial class ChartPictures
{
    // The charts of a notebook take a second or less each, surfaces up to four; a busy machine several times that.
    static readonly TimeSpan Start = TimeSpan.FromSeconds(60), EachChart = TimeSpan.FromSeconds(10);

    /// <summary>Draws every chart of the notebooks in one start of the browser, and puts the picture beside the chart.</summary>
    /// <param name="notebooks">The notebooks, each with its name; their outputs get the form <c>image/png</c>.</param>
    /// <param name="browser">The browser that draws.</param>
    /// <param name="stop">Ends the browser.</param>
    /// <returns>The charts that plotly.js could not draw.</returns>
    /// <exception cref="PictureException">The browser failed, or left charts out. The notebooks are as they were.</exception>
    public static Task<IReadOnlyList<PictureWarning>> DrawAsync(
        IReadOnlyList<(Notebook Notebook, string Name)> notebooks, Chromium browser, CancellationToken stop = default) =>
        DrawAsync(notebooks, browser, limit: null, stop);

    internal static async Task<IReadOnlyList<PictureWarning>> DrawAsync(
        IReadOnlyList<(Notebook Notebook, string Name)> notebooks, Chromium browser, TimeSpan? limit, CancellationToken stop)
    {
        Place[] places = [.. notebooks.SelectMany(entry => Charts(entry.Notebook, entry.Name))];
        if (places.Length == 0) return [];
        var folder = Directory.CreateTempSubdirectory("notebooklab-pictures-");
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(page, Page(places.Select(place => place.Output.Chart!)), stop).ConfigureAwait(false);
            PlotlyScript.Write(Path.Combine(folder.FullName, "plotly.min.js"));
            var time = limit ?? Start + places.Length * EachChart;
            var document = await browser.DocumentOf(page, Path.Combine(folder.FullName, "profile"), time, stop).ConfigureAwait(false);
            return Take(Results(document, places.Length), places);
        }
        finally
        {
            Remove(folder);
        }
    }

    static IEnumerable<Place> Charts(Notebook notebook, string name) =>
        ExecutedNotebook.CodeCells(notebook)
            .SelectMany((cell, i) => KeptPictures.Charts(cell).Select(output => new Place(name, i + 1, output)));

    static string Page(IEnumerable<JsonObject> charts)
    {
        using var script = new StreamReader(typeof(ChartPictures).Assembly.GetManifestResourceStream("pictures.js")!);
        return $"""
            <!DOCTYPE html>
            <meta charset="utf-8">
            <script src="plotly.min.js"></script>
            <body>
            <script type="application/json" id="charts">[{string.Join(",\n", charts.Select(Html.Json))}]</script>
            <script>
            {script.ReadToEnd()}
            </script>
            """;
    }

    static Match[] Results(string document, int count)
    {
        var results = Result().Matches(document).ToArray();
        if (results.Length != count)
            throw new PictureException(
                $"The pictures of the charts were not made: the browser drew only {results.Length} of {count} charts.");
        return Done().IsMatch(document) ? results
            : throw new PictureException("The pictures of the charts were not made: the browser gave the page back before it was done.");
    }

    static List<PictureWarning> Take(Match[] results, Place[] places)
    {
        List<PictureWarning> warnings = [];
        foreach (var (result, place) in results.Zip(places))
        {
            if (result.Groups["png"] is { Success: true } png)
                place.Output.Picture = Convert.ToBase64String(IndexedPng.Of(Pixels.OfPng(Convert.FromBase64String(png.Value))));
            else warnings.Add(new(place.Notebook, place.Cell, WebUtility.HtmlDecode(result.Groups["error"].Value)));
        }
        return warnings;
    }

    // A browser that was ended may hold its files a moment longer; what stays behind is the system's to clean up.
    static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    [GeneratedRegex("<output(?: class=\"error\")?>(?:data:image/png;base64,(?<png>[A-Za-z0-9+/=]+)|(?<error>[^<]*))</output>")]
    private static partial Regex Result();

    [GeneratedRegex("<body[^>]* data-done=")]
    private static partial Regex Done();

    readonly record struct Place(string Notebook, int Cell, DisplayOutput Output);
}
