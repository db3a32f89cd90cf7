using System.Collections;
using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookLab.Scripting.Outputs;

/// <summary>
/// The forms of values of which Microsoft.DotNet.Interactive.Formatting says little that a learner could use: a function is named
/// by its type, a matrix is a grid, JSON is JSON, and what an iterator method returns is its items.
/// </summary>
static class OwnForms
{
    static JsonSerializerOptions? indented;

    /// <summary>Makes them known; what a cell registers for such a type comes before.</summary>
    public static void Register()
    {
        Formatter.SetPreferredMimeTypesFor(typeof(Delegate), MimeTypes.Plain);
        Formatter.Register(typeof(Delegate), (value, context) => Text(CodeName.Of(value.GetType()), context), MimeTypes.Plain);
        Formatter.Register(typeof(Delegate),
            (value, context) => Text($"<code>{WebUtility.HtmlEncode(CodeName.Of(value.GetType()))}</code>", context), MimeTypes.Html);
        Formatter.Register(typeof(JsonNode), (value, context) => Text(Json(value)!, context), MimeTypes.Plain);
        Formatter.Register(typeof(JsonNode), (value, context) => Tree(Json(value)!, context), MimeTypes.Html);
        foreach (var mime in new[] { MimeTypes.Plain, MimeTypes.Html })
        {
            var usual = Formatter.RegisteredFormatters().First(known => known.MimeType == mime && known.Type == typeof(object));
            bool isHtml = mime == MimeTypes.Html;
            Formatter.Register(typeof(IEnumerable), (value, context) => value switch
            {
                Array { Rank: 2 } matrix => Text(isHtml ? Grid.Html(matrix) : Grid.Plain(matrix), context),
                _ when Json(value) is { } json => isHtml ? Tree(json, context) : Text(json, context),
                IEnumerable items when HasNothingElse(value.GetType()) => usual.Format(Items(items), context),
                _ => usual.Format(value, context),
            }, mime);
        }
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
        catch (JsonException) // a part of an object by itself, "name": value
        {
            return Text($"<pre>{WebUtility.HtmlEncode(json)}</pre>", context);
        }
    }

    // JSON as text; null for what is none. Of Newtonsoft.Json's types only the names are known here.
    static string? Json(object value)
    {
        if (value is JsonNode node) return node.ToJsonString(indented ??= new() { WriteIndented = true });
        var type = value.GetType();
        while (type is not null && type.FullName != "Newtonsoft.Json.Linq.JToken") type = type.BaseType;
        if (type?.GetMethods().FirstOrDefault(method => method.Name == "ToString" && method.GetParameters().Length == 2) is not { } written)
            return null;
        var parameters = written.GetParameters();
        var asLines = Enum.ToObject(parameters[0].ParameterType, 1); // Formatting.Indented
        var text = written.Invoke(value, [asLines, Array.CreateInstance(parameters[1].ParameterType.GetElementType()!, 0)]);
        return ((string)text!).Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    // What an iterator method returns has neither a property nor a text of its own: there is nothing to show but
    // its items. Of .NET's own types that is known.
    static bool HasNothingElse(Type type) => type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true
        && type.GetMembers(BindingFlags.Instance | BindingFlags.Public).All(member => member is not (PropertyInfo or FieldInfo))
        && type.GetMethod(nameof(ToString), [])!.DeclaringType == typeof(object);

    // The same sequence, not begun yet, as one of the library's own.
    static object Items(IEnumerable items) => items.GetType().GetInterfaces().FirstOrDefault(known =>
        known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } known
        ? skip.MakeGenericMethod(known.GetGenericArguments()).Invoke(null, [items, 0])! : items.Cast<object>();

    static readonly MethodInfo skip = ((Func<IEnumerable<object>, int, IEnumerable<object>>)Enumerable.Skip).Method.GetGenericMethodDefinition();
}
