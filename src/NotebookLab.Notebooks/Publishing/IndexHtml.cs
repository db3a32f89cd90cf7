namespace NotebookLab.Notebooks.Publishing;

/// <summary>The site's first page: what each notebook is called and how it begins.</summary>
static class IndexHtml
{
    public static string Write(IReadOnlyList<Article> articles, string title, string introduction) => PageHtml.Frame(
        title,
        title,
        hasCharts: false,
        $"""
        <main id="main">
        {(introduction.Contains("<h1", StringComparison.Ordinal) ? "" : $"<h1>{Html.Escape(title)}</h1>")}
        {introduction}
        <ol class="notebooks">
        {string.Join('\n', articles.Select(Entry))}
        </ol>
        </main>
        """);

    const string Failed = " <span class=\"badge\">a cell failed</span>";

    static string Entry(Article article) => $"""
        <li><h2><a href="{article.File}">{Html.Escape(article.Title)}</a>{(article.HasFailed ? Failed : "")}</h2>
        {article.Summary}</li>
        """;
}
