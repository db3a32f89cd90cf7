using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NotebookLab.Notebooks.Publishing.Formulas;

namespace NotebookLab.Notebooks.Publishing;

/// <summary>A heading of a page, for its table of contents.</summary>
sealed record Heading(int Level, string Id, string Html);

/// <summary>One notebook's Markdown as HTML; it remembers what a page and the index need of it.</summary>
/// <param name="notebook">The notebook's name, for warnings.</param>
/// <param name="pages">The site's pages by the file name of their notebook, for links.</param>
/// <param name="folder">Where the notebook's pictures are; null if it has no place.</param>
sealed partial class Prose(string notebook, IReadOnlyDictionary<string, string> pages, string? folder = null)
{
    // Raw HTML stays in: solutions fold with <details>, and who writes a notebook writes code in it anyway.
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseFootnotes().UseTaskLists().UseAutoLinks().UseEmphasisExtras().UseAlertBlocks().UseMathematics()
        .Build();

    readonly HashSet<string> ids = [];

    public List<Heading> Headings { get; } = [];

    public List<PublishingWarning> Warnings { get; } = [];

    /// <summary>The notebook's first heading; none yet before it was written.</summary>
    public string? Title { get; private set; }

    /// <summary>The first paragraph, as HTML.</summary>
    public string? Summary { get; private set; }

    /// <summary>The Markdown as HTML, with formulas set, links to notebooks turned to their pages, and headings named.</summary>
    /// <param name="markdown">The text of a cell or an output.</param>
    /// <param name="attachment">The address of a picture that is stored in the cell.</param>
    public string Write(string markdown, Func<string, string?>? attachment = null)
    {
        var document = Markdown.Parse(Environments.InDollars(markdown), Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>()) Name(heading);
        if (Summary is null && document.OfType<ParagraphBlock>().FirstOrDefault() is { } paragraph)
            Summary = Settle(LinkPages(Render(paragraph)));
        var html = LinkPages(Render(document));
        return Settle(attachment is null ? html : Attached().Replace(html, match =>
            attachment(Uri.UnescapeDataString(match.Groups[1].Value)) is { } address ? $"src=\"{Html.Escape(address)}\"" : match.Value));
    }

    /// <summary>A formula as MathML; as TeX, with a warning, if it is outside the known subset.</summary>
    public string WriteFormula(string tex, bool display)
    {
        try
        {
            return Formula.ToMathML(tex, display);
        }
        catch (FormulaException e)
        {
            Warn($"formula shown as TeX: {e.Message}: {tex}");
            return $"<code class=\"tex\">{Html.Escape(tex)}</code>";
        }
    }

    /// <summary>
    /// A piece of HTML as this page can have it: pictures that lie beside the notebook are in it, and a link goes somewhere.
    /// </summary>
    public string Settle(string html)
    {
        var settled = new StringBuilder();
        var at = 0;
        // Scripts, styles and comments are no HTML, whatever they hold.
        foreach (Match other in NoHtml().Matches(html))
        {
            settled.Append(Settled(html[at..other.Index])).Append(other.Value);
            at = other.Index + other.Length;
        }
        // A comment that is left open would go on to the page's end.
        var rest = Settled(html[at..]);
        return settled.Append(rest).Append(rest.Contains("<!--", StringComparison.Ordinal) ? "-->" : "").ToString();

        string Settled(string piece) => Links.WithoutScripts(EmbeddedPictures.In(piece, folder, Warn));
    }

    // Once, though a heading is also written to the contents, and the first paragraph to the index.
    void Warn(string reason)
    {
        var warning = new PublishingWarning(notebook, reason);
        if (!Warnings.Contains(warning)) Warnings.Add(warning);
    }

    string Render(MarkdownObject markdown)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        ProseRenderers.Use(renderer, WriteFormula);
        renderer.Render(markdown);
        return writer.ToString();
    }

    void Name(HeadingBlock heading)
    {
        var text = string.Concat(heading.Inline!.Descendants<LeafInline>().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            MathInline formula => formula.Content.ToString(),
            _ => "",
        }));
        var slug = LinkHelper.UrilizeAsGfm(text) is { Length: > 0 } made ? made : "section";
        var id = slug;
        for (var i = 1; !ids.Add(id); i++) id = $"{slug}-{i}";
        var isTitle = Title is null && heading.Level == 1;
        Title = isTitle ? text : Title;
        heading.GetAttributes().Id = id;
        if (!isTitle)
        {
            Headings.Add(new Heading(heading.Level, id, Inlines(heading)));
            heading.Inline!.AppendChild(
                new HtmlInline($" <a class=\"anchor\" href=\"#{Html.Escape(id)}\" aria-label=\"Link to this section\">#</a>"));
        }
    }

    // Without links: a heading in the table of contents is one already.
    string Inlines(HeadingBlock heading) => Anchors().Replace(Tags().Replace(Render(heading), ""), "");

    string LinkPages(string html) => Notebooks().Replace(html, match =>
        pages.TryGetValue(NameOf(match.Groups[1].Value), out var page)
            ? $"href=\"{page}{match.Groups[2].Value}\""
            : match.Value);

    // A .dib file has a page as any notebook has.
    static string NameOf(string link)
    {
        var name = Path.GetFileName(Uri.UnescapeDataString(link));
        return NotebookFile.IsDib(name) ? Path.ChangeExtension(name, ".ipynb") : name;
    }

    [GeneratedRegex("href=\"([^\":?#]+\\.(?:ipynb|dib|md))(#[^\"]*)?\"")]
    private static partial Regex Notebooks();

    [GeneratedRegex(@"<(script|style)\b.*?</\1\s*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex NoHtml();

    [GeneratedRegex("src=\"attachment:([^\"]+)\"")]
    private static partial Regex Attached();

    [GeneratedRegex("</?h[1-6][^>]*>\\n?")]
    private static partial Regex Tags();

    [GeneratedRegex("</?a\\b[^>]*>")]
    private static partial Regex Anchors();
}
