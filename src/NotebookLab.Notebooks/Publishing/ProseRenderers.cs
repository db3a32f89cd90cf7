using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace NotebookLab.Notebooks.Publishing;

/// <summary>Writes a formula: its TeX, and whether it stands on a line of its own.</summary>
delegate string FormulaWriter(string tex, bool display);

/// <summary>Formulas and C# in prose: where Markdig would leave them to scripts in the page, they are set at once.</summary>
static class ProseRenderers
{
    public static void Use(HtmlRenderer renderer, FormulaWriter write)
    {
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new Inline(write));
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new Block(write));
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new Code());
    }

    sealed class Inline(FormulaWriter write) : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline formula)
        {
            var isDisplay = formula.DelimiterCount > 1;
            var html = write(formula.Content.ToString(), isDisplay);
            renderer.Write(isDisplay ? $"<span class=\"formula\" tabindex=\"0\">{html}</span>" : html);
        }
    }

    sealed class Code : CodeBlockRenderer
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            if (block is FencedCodeBlock { Info: "csharp" or "cs" or "c#" or "C#" })
                renderer.WriteLine($"<pre class=\"source\" tabindex=\"0\"><code>{CodeColours.ToHtml(block.Lines.ToString())}</code></pre>");
            else if (block is FencedCodeBlock { Info: "mermaid" })
                renderer.WriteLine($"""
                    <figure class="mermaid"><pre tabindex="0"><code>{Html.Escape(block.Lines.ToString())}</code></pre>
                    <figcaption>A diagram as its text: this page needs no network, and has no script that draws Mermaid.
                    VS Code, JupyterLab and GitHub draw it.</figcaption></figure>
                    """);
            else base.Write(renderer, block);
        }
    }

    sealed class Block(FormulaWriter write) : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock formula) =>
            renderer.WriteLine($"<div class=\"formula\" tabindex=\"0\">{write(formula.Lines.ToString(), true)}</div>");
    }
}
