using System.Net;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookLab.Course;

/// <summary>How an answer shows itself in a notebook.</summary>
sealed class AnswerFormats : ITypeFormatterSource
{
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
    [
        new HtmlFormatter<Answer>((answer, context) => context.Writer.Write(Html(answer))),
        new PlainTextFormatter<Answer>((answer, context) => context.Writer.Write(answer.ToString())),
    ];

    // No colours of text or ground: the page's own are right in light and dark alike.
    // What nobody has answered yet is said quietly: a page has dozens of them.
    static string Html(Answer answer) => answer.Grade == Grade.Missing
        ? $"<div style=\"opacity:.7;font-size:.9em;padding:.1em .8em\">{answer.Verdict} {WebUtility.HtmlEncode(answer.Text)}</div>"
        : $"<div style=\"border-left:5px solid {Colour(answer.Grade)};padding:.3em .8em;margin:.3em "
            + $"0\"><strong>{answer.Verdict}</strong> {WebUtility.HtmlEncode(answer.Text)}</div>";

    static string Colour(Grade grade) => grade switch
    {
        Grade.KeepWorking => "#D55E00",
        Grade.Almost => "#E69F00",
        _ => "#009E73",
    };
}
