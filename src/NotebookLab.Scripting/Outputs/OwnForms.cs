using System.Collections;
using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace NotebookLab.Scripting.Outputs;

/// <summary>
/// The forms of values of which Microsoft.DotNet.Interactive.Formatting says little that a learner could use: a function is named
/// by its type, a matrix is a grid, JSON is JSON, and what an iterator method returns is its items.
/// </summary>
static class OwnForms
{
    // The types of JSON that have their forms.
    static readonly ConditionalWeakTable<Type, object> known = [];

    /// <summary>Makes them known; what a cell registers for such a type comes before.</summary>
    public static void Register()
    {
        Formatter.SetPreferredMimeTypesFor(typeof(Delegate), MimeTypes.Plain);
        foreach (var mime in new[] { MimeTypes.Plain, MimeTypes.Html })
        {
            var usual = Formatter.RegisteredFormatters().First(known => known.MimeType == mime && known.Type == typeof(object));
            foreach (var type in new[] { typeof(Delegate), typeof(JsonNode), typeof(IEnumerable) })
                Formatter.Register(type, (value, context) => Format(value, context, mime == MimeTypes.Html, usual), mime);
        }
        // A table of data is columns of words in a terminal too.
        Formatter.Register<TabularDataResource>((table, writer) =>
        {
            string[] columns = [.. table.Schema.Fields.Select(field => field.Name)];
            var rows = table.Data.Select(row => row.ToDictionary()).Select(row => columns
                .Select(column => row.GetValueOrDefault(column).ToDisplayString(PlainTextSummaryFormatter.MimeType)).ToArray());
            writer.Write(new TextTable(columns, [.. rows]).ToBundle().Forms[MimeTypes.Plain]);
        }, MimeTypes.Plain);
    }

    // A member that holds nothing comes here by its type as well.
    static bool Format(object? value, FormatContext context, bool isHtml, ITypeFormatter usual) => value switch
    {
        Delegate function when CodeName.Of(function.GetType()) is var name =>
            Text(isHtml ? $"<code>{WebUtility.HtmlEncode(name)}</code>" : name, context),
        Array { Rank: 2 } matrix => Text(isHtml ? Grid.Html(matrix) : Grid.Plain(matrix), context),
        not null when Json(value) is { } json => isHtml ? Tree(json, context) : Text(json, context),
        IEnumerable items when HasNothingElse(value.GetType()) => usual.Format(Items(items), context),
        _ => usual.Format(value!, context),
    };

    /// <summary>Has objects and arrays of JSON shown as JSON, unless a cell has said how: a front end makes the most of it.</summary>
    /// <param name="type">The type of a value that is to be shown.</param>
    public static void Know(Type type)
    {
        if (!IsJson(type) || !known.TryAdd(type, type)) return;
        // Of another version than this program's, which a package has brought.
        if (!type.IsAssignableTo(typeof(JsonNode)) && !type.IsAssignableTo(typeof(IEnumerable)))
            foreach (var mime in new[] { MimeTypes.Plain, MimeTypes.Html })
                Formatter.Register(type, (value, context) =>
                    mime == MimeTypes.Html ? Tree(Json(value)!, context) : Text(Json(value)!, context), mime);
        if (type.FullName is not ("Newtonsoft.Json.Linq.JObject" or "Newtonsoft.Json.Linq.JArray"
                or "System.Text.Json.Nodes.JsonObject" or "System.Text.Json.Nodes.JsonArray")
            || Formatter.GetPreferredMimeTypesFor(type).Contains(MimeTypes.Json)) return;
        Formatter.Register(type, (value, context) => Text(Json(value)!, context), MimeTypes.Json);
        Formatter.SetPreferredMimeTypesFor(type, MimeTypes.Json);
    }

    static bool Text(string text, FormatContext context)
    {
        context.Writer.Write(text);
        return true;
    }

    // As JSON of .NET's own that can't be changed, which has a form to fold and unfold.
    static bool Tree(string json, FormatContext context)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            document.RootElement.FormatTo(context, MimeTypes.Html);
            return true;
        }
        catch (JsonException) // a text without its quotation marks, or a part of an object by itself
        {
            return Text($"<pre>{WebUtility.HtmlEncode(json)}</pre>", context);
        }
    }

    // JSON as text; null for what is none. Packages bring these libraries in versions of their own: only the names are the same.
    static string? Json(object value) =>
        IsJson(value.GetType()) ? $"{value}".Replace("\r\n", "\n", StringComparison.Ordinal) : null;

    static bool IsJson(Type? type) => type is not null
        && (type.FullName is "Newtonsoft.Json.Linq.JToken" or "System.Text.Json.Nodes.JsonNode" || IsJson(type.BaseType));

    // What an iterator method returns has neither a property nor a text of its own: there is nothing to show but
    // its items. Of .NET's own types that is known.
    static bool HasNothingElse(Type type) => type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true
        && type.GetMembers(BindingFlags.Instance | BindingFlags.Public).All(member => member is not (PropertyInfo or FieldInfo))
        && type.GetMethod(nameof(ToString), [])!.DeclaringType == typeof(object);

    // The same sequence, not begun yet, as one of the library's own.
    static object Items(IEnumerable items) => items.GetType().GetInterfaces().FirstOrDefault(known =>
        known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } known
        ? skip.MakeGenericMethod(known.GetGenericArguments()).Invoke(null, [items, 0])! : items.Cast<object>();

    static readonly MethodInfo skip =
        ((Func<IEnumerable<object>, int, IEnumerable<object>>)Enumerable.Skip).Method.GetGenericMethodDefinition();
}
