using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookLab.Scripting.Running;

namespace NotebookLab.Scripting.Outputs;

/// <summary>
/// A value in several forms, keyed by mime type: always <c>text/plain</c>, and beside it what the formatters of
/// Microsoft.DotNet.Interactive.Formatting prefer for its type.
/// </summary>
/// <param name="Forms">
/// The forms, richest first. A mime type that ends in <c>+json</c> or is <c>application/json</c> holds the text of one JSON
/// value, which was looked through once and is handed on as it is.
/// </param>
public sealed record MimeBundle(IReadOnlyDictionary<string, string> Forms)
{
    static MimeBundle()
    {
        Summary.Guard();
        OwnForms.Register();
    }

    /// <summary>How many characters there are in all of its forms.</summary>
    public long Size => Forms.Values.Sum(text => (long)text.Length);

    /// <summary>Formats a value.</summary>
    /// <param name="value">What to show; null shows as <c>&lt;null&gt;</c>.</param>
    /// <param name="mimeTypes">The forms wanted; when empty, those that are preferred for the value's type.</param>
    /// <remarks>A formatter that throws costs its own form only, and the plain form says so.</remarks>
    /// <exception cref="OperationCanceledException">The cell is to stop.</exception>
    /// <exception cref="InsufficientExecutionStackException">A getter, an iterator or a ToString calls itself without an end.</exception>
    public static MimeBundle Of(object? value, params IReadOnlyList<string> mimeTypes)
    {
        var type = value?.GetType() ?? typeof(object);
        OwnForms.Know(type);
        var wanted = mimeTypes.Count > 0 ? mimeTypes : value is null ? [MimeTypes.Plain] : [.. Formatter.GetPreferredMimeTypesFor(type)];
        var forms = new Dictionary<string, string>();
        List<string> plain = [];
        // Text comes first, though it is the poorest: it is written in one piece, in which what has no end is found out.
        foreach (var mime in wanted.Prepend(MimeTypes.Plain).Distinct())
        {
            if (mime == MimeTypes.Html && mimeTypes.Count == 0 && IsPlain(type)) continue;
            try
            {
                var form = Checked(mime, Formatted(value, type, mime));
                if (mime == MimeTypes.Plain) plain.Add(form);
                else forms[mime] = form;
            }
            catch (Exception e) when (Own(e) is FormWriter.TooDeepException deep)
            {
                plain.Insert(0, $"This {type.Name} is not shown: {deep.Message}");
                break;
            }
            catch (Exception e) when (Own(e) is FormWriter.TooLargeException)
            {
                plain.Insert(0, TooLarge($"a {mime} form of more than {OutputLimit.MostShown:N0} characters"));
            }
            catch (Exception e) when (!EndsTheCell(e))
            {
                plain.Insert(0, $"The {mime} form of this {type.Name} could not be made: {Described(e)}");
            }
            // A formatter may have taken the end of the cell for a value's fault, and have gone on.
            CellStop.Check();
        }
        if (mimeTypes.Count == 0 && forms.TryGetValue(MimeTypes.Html, out var html) && OnlyWrapsThePlainText(html))
            forms.Remove(MimeTypes.Html);
        forms[MimeTypes.Plain] = string.Join('\n', plain);
        return new(forms);
    }

    /// <summary>Text that is already in the form that its mime type names.</summary>
    /// <exception cref="JsonException">The mime type is one of JSON, and the text is none.</exception>
    public static MimeBundle Text(string mimeType, string text) =>
        new(new Dictionary<string, string> { [mimeType] = Checked(mimeType, text) });

    /// <summary>What a library has formatted by itself.</summary>
    /// <exception cref="JsonException">The mime type of a form is one of JSON, and the text is none.</exception>
    public static MimeBundle Of(IEnumerable<FormattedValue> forms) =>
        new(forms.GroupBy(form => form.MimeType).ToDictionary(form => form.Key, form => Checked(form.Key, form.Last().Value ?? "")));

    /// <summary>Whether a mime type's content is a JSON value and not a string.</summary>
    public static bool IsJson(string mimeType) => mimeType.EndsWith("+json", StringComparison.Ordinal) || mimeType == MimeTypes.Json;

    /// <summary>What is said in place of something that is too large.</summary>
    internal static string TooLarge(FormattableString what) =>
        $"… {FormattableString.Invariant(what)} is not shown: no front end could. Show a part of it.";

    // Nobody has said how to show this type of number: the HTML that any object has would be its text once more.
    static bool IsPlain(Type type) => type.IsPrimitive && Formatter.GetPreferredFormatterFor(type, MimeTypes.Html).Type == typeof(object);

    static string Formatted(object? value, Type type, string mime)
    {
        using var writer = new FormWriter();
        using (var context = new FormatContext(writer))
        {
            // A number's formatter is asked itself, since the way that serves every type loads the expression compiler first: 50 ms.
            if (type.IsPrimitive) Formatter.GetPreferredFormatterFor(type, mime).Format(value, context);
            else value.FormatTo(context, mime);
        }
        return writer.ToString();
    }

    static string Checked(string mime, string text)
    {
        if (!IsJson(mime)) return text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
            while (reader.Read())
                // Half a surrogate pair can be written as an escape too.
                if (reader.ValueIsEscaped) _ = reader.GetString();
            return text;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException(e.Message, e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    // These are not about the value: they end the cell, and the learner is told of them as of any error.
    static bool EndsTheCell(Exception e) => CellStop.IsAsked || Own(e) is InsufficientExecutionStackException or ThreadInterruptedException;

    // What the learner's code threw, out of what was wrapped around it on its way.
    static Exception Own(Exception e)
    {
        while (e is TargetInvocationException or TypeInitializationException or AggregateException { InnerExceptions.Count: 1 }
            && e.InnerException is { } inner)
            e = inner;
        return e;
    }

    static string Described(Exception e)
    {
        var own = Own(e);
        var place = ExceptionReport.PlaceOf(own) is { } found ? $" ({found.Cell}, line {found.Line})" : "";
        return $"{own.GetType().Name}: {own.Message}{place}";
    }

    // A number's HTML is its text in a <pre> and a kilobyte of style: it shows nothing that the plain text doesn't.
    static bool OnlyWrapsThePlainText(string html) =>
        html.StartsWith("<div class=\"dni-plaintext\"><pre>", StringComparison.Ordinal)
        && html.IndexOf("</pre></div><style>", StringComparison.Ordinal) is var end and > 0
        && html.EndsWith("</style>", StringComparison.Ordinal)
        && html.IndexOf("<div", 1, end, StringComparison.Ordinal) < 0;
}
