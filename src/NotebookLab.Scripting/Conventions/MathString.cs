#pragma warning disable IDE0130 // where cells look for it, beside the package's LaTeXString
namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A formula in LaTeX, which is shown as one in a line of its own. It was part of .NET Interactive's Jupyter front end.</summary>
/// <param name="latex">The formula, without the signs around it.</param>
[TypeFormatterSource(typeof(MathStringFormats))]
public sealed class MathString(string latex)
{
    /// <summary>A formula is written as text.</summary>
    public static implicit operator MathString(string latex) => new(latex);

    /// <inheritdoc />
    public override string ToString() => latex;
}

sealed class MathStringFormats : ITypeFormatterSource
{
    public IEnumerable<ITypeFormatter> CreateTypeFormatters()
    {
        Formatter.SetPreferredMimeTypesFor(typeof(MathString), "text/latex");
        return [new AsLatex()];
    }

    sealed class AsLatex : TypeFormatter<MathString>
    {
        public override string MimeType => "text/latex";

        public override bool Format(MathString value, FormatContext context)
        {
            context.Writer.Write($"$$ {value} $$");
            return true;
        }
    }
}
