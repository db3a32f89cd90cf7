namespace NotebookLab.Notebooks.Publishing.Formulas;

/// <summary>Turns TeX formulas into MathML, which every current browser sets without a script or a font to load.</summary>
/// <remarks>
/// The subset, written as in TeX: letters, numbers, signs, <c>^ _ '</c>, braces; the symbols and functions of
/// <see cref="Symbols"/>; <c>\frac \dfrac \tfrac \binom \sqrt[n]{}</c>; <c>\left \middle \right</c> and
/// <c>\big…\Bigg</c>; <c>\text \operatorname \mathrm \mathbf \mathbb \mathcal \boldsymbol</c>;
/// <c>\hat \bar \tilde \vec \dot \ddot \overline \underline \widehat \widetilde \overbrace \underbrace
/// \overset \underset</c>; spaces; and the environments <c>matrix</c> with its brackets, <c>cases</c>,
/// <c>array</c>, <c>aligned align gathered gather split equation</c>, starred or not. Anything else is refused
/// by name, never drawn wrong.
/// </remarks>
public static class Formula
{
    /// <summary>The formula as a <c>math</c> element, with its TeX as an annotation.</summary>
    /// <param name="tex">The formula without its dollar signs.</param>
    /// <param name="display">Whether it stands on a line of its own.</param>
    /// <exception cref="FormulaException">The formula is outside the subset.</exception>
    public static string ToMathML(string tex, bool display)
    {
        var body = MathWriter.Write(new Parser(tex).Formula());
        var block = display ? " display=\"block\"" : "";
        return $"<math{block}><semantics>{body}<annotation encoding=\"application/x-tex\">"
            + $"{MathWriter.Escape(tex.Trim())}</annotation></semantics></math>";
    }
}
