using System.Collections;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookLab.Scripting.Outputs;

/// <summary>
/// The one line that stands for a collection in the HTML of a value. Its formatter writes to a writer of its own, in which a
/// collection that holds itself would go on until the stack is full; so it gets one that ends this.
/// </summary>
static class Summary
{
    const string MimeType = PlainTextSummaryFormatter.MimeType;

    /// <summary>Puts the writer in between.</summary>
    public static void Guard()
    {
        var line = Of(typeof(string));
        var collection = Of(typeof(IEnumerable));
        Formatter.Register(typeof(IEnumerable), (value, context) =>
        {
            using var writer = new FormWriter();
            using (var inner = new FormatContext(writer)) (value is string ? line : collection).Format(value, inner);
            context.Writer.Write(writer.ToString());
            return true;
        }, MimeType);

        static ITypeFormatter Of(Type type) =>
            Formatter.RegisteredFormatters().First(known => known.MimeType == MimeType && known.Type == type);
    }
}
