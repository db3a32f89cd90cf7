using System.Net;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookLab.Controls;

/// <summary>How a <see cref="Live"/> shows itself in a kernel that has no controls: its value, and a line that says for what.</summary>
sealed class LiveFormats : ITypeFormatterSource
{
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() => [new AsText(), new AsHtml()];

    sealed class AsText : TypeFormatter<Live>
    {
        public override string MimeType => "text/plain";

        public override bool Format(Live value, FormatContext context)
        {
            context.Writer.Write($"{value}\n{value.Call(value.FirstValues).ToDisplayString()}");
            return true;
        }
    }

    // A value has one bundle of forms, and they are its type's: so what the function returns is shown by itself.
    sealed class AsHtml : TypeFormatter<Live>
    {
        public override string MimeType => "text/html";

        public override bool Format(Live value, FormatContext context)
        {
            value.Call(value.FirstValues).Display();
            context.Writer.Write($"<p>{WebUtility.HtmlEncode(value.ToString())}</p>");
            return true;
        }
    }
}
