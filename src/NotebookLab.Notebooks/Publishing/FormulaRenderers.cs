using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace NotebookLab.Notebooks.Publishing;

/// <summary>Writes a formula: its TeX, and whether it stands on a line of its own.</summary>
internal delegate string FormulaWriter(string tex, bool display);

/// <summary>Where Markdig would leave formulas to a script in the page, these set them at once.</summary>
internal static class FormulaRenderers
{
    public static void Use(HtmlRenderer renderer, FormulaWriter write)
    {
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new Inline(write));
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new Block(write));
    }

    private sealed class Inline(FormulaWriter write) : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline formula)
        {
            var isDisplay = formula.DelimiterCount > 1;
            var html = write(formula.Content.ToString(), isDisplay);
            renderer.Write(isDisplay ? $"<span class=\"formula\" tabindex=\"0\">{html}</span>" : html);
        }
    }

    private sealed class Block(FormulaWriter write) : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock formula) =>
            renderer.WriteLine($"<div class=\"formula\" tabindex=\"0\">{write(formula.Lines.ToString(), true)}</div>");
    }
}
