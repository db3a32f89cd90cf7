namespace NotebookLab.Notebooks.Publishing;

/// <summary>The page around a notebook.</summary>
static class PageHtml
{
    public static string Write(Article article, string site, Article? previous, Article? next) => Frame(
        $"{article.Title} · {site}",
        site,
        article.HasCharts,
        $"""
        {Contents(article.Headings)}
        <main id="main">
        {(article.HasFailed ? "<p class=\"badge\">A cell of this notebook failed.</p>" : "")}
        {article.Body}
        </main>
        <nav class="turn" aria-label="Previous and next">
        {Turn("prev", "Previous", previous)}
        {Turn("next", "Next", next)}
        </nav>
        """);

    /// <summary>What every page of the site has: head, bar, and the given body below it.</summary>
    public static string Frame(string title, string site, bool hasCharts, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Html.Escape(title)}</title>
        <link rel="stylesheet" href="page.css">
        <script src="narrow.js"></script>
        <script src="ground.js"></script>
        <script src="page.js"></script>
        <script src="predict.js"></script>
        {(hasCharts ? "<script src=\"plotly.min.js\" defer></script>" : "")}
        </head>
        <body>
        <a class="skip" href="#main">Skip to the text</a>
        <header class="bar">
        <a href="index.html">{Html.Escape(site)}</a>
        <button type="button" data-switch="outputs" aria-pressed="false" hidden>Show outputs</button>
        <button type="button" data-switch="size" aria-pressed="false" hidden>Larger text</button>
        <button type="button" data-switch="theme" aria-pressed="false" hidden>Dark</button>
        </header>
        <div class="page">
        {body}
        </div>
        </body>
        </html>

        """;

    static string Contents(IReadOnlyList<Heading> headings) => headings.Count < 2 ? "" : $"""
        <nav class="contents" aria-label="On this page"><details><summary>On this page</summary>
        <ul>
        {string.Join('\n', headings.Where(heading => heading.Level <= 3).Select(heading =>
            $"<li class=\"level-{heading.Level}\"><a href=\"#{Html.Escape(heading.Id)}\">{heading.Html}</a></li>"))}
        </ul></details></nav>
        """;

    static string Turn(string rel, string word, Article? to) => to is null
        ? ""
        : $"<a rel=\"{rel}\" class=\"{rel}\" href=\"{to.File}\"><span>{word}</span>{Html.Escape(to.Title)}</a>";
}
