using System.ComponentModel;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;
using NotebookLab.Controls;
using NotebookLab.Scripting.Outputs;

#pragma warning disable IDE1006 // the names are .NET Interactive's
namespace NotebookLab.Scripting.Conventions;

/// <summary>
/// What runs in place of .NET Interactive's own when a cell calls it: cells are compiled against the package, and the calls are
/// led here as they are woven (<see cref="Compiling.Guards"/>). So what a cell shows is made under the session's guards, and a
/// cell that only shows something does not wait until the package is loaded. Each has the parameters of what it stands for.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StandIns
{
    /// <summary>Kernel.display, and the extension method Display: shows a value in the cell's output.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The forms to show it in; by default those preferred for its type.</param>
    /// <returns>The display, which can be updated in place.</returns>
    public static DisplayedValue display(object? value, string[]? mimeTypes)
    {
        mimeTypes ??= [];
        var live = mimeTypes.Length == 0 ? value as Live : null;
        if (live is not null) value = live.Call(live.FirstValues);
        var displayed = new CellDisplay(value, MimeBundle.Of(value, mimeTypes), mimeTypes);
        // Its controls, or the words that stand for them, have a display of their own.
        if (live is not null)
        {
            var words = MimeBundle.Text(MimeTypes.Plain, $"{live}");
            Publish(new DisplayedData(words, Guid.NewGuid().ToString("N")) { Live = new(live, displayed.DisplayId) });
        }
        Publish(displayed, displayed.Shown);
        return displayed;
    }

    /// <inheritdoc cref="display"/>
    public static DisplayedValue Display(object? value, string[]? mimeTypes) => display(value, mimeTypes);

    /// <summary>The extension method DisplayAs: shows text that is already in the form that the mime type names.</summary>
    /// <exception cref="ArgumentNullException">One of both is null.</exception>
    /// <exception cref="System.Text.Json.JsonException">The mime type is one of JSON, and the text is none.</exception>
    public static DisplayedValue DisplayAs(string value, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(mimeType);
        var displayed = new CellDisplay(value, MimeBundle.Text(mimeType, value), [mimeType]) { IsText = true };
        Publish(displayed, displayed.Shown);
        return displayed;
    }

    /// <summary>The extension method DisplayTable: shows a sequence as a table, a row an element and a column a member.</summary>
    public static DisplayedValue DisplayTable<T>(IEnumerable<T>? value, string[]? mimeTypes) =>
        display(value is null ? null : value.ToTabularDataResource(), mimeTypes);

    /// <summary>DisplayedValue.Update: shows another value in its place.</summary>
    public static void Update(DisplayedValue displayed, object? updatedValue)
    {
        ArgumentNullException.ThrowIfNull(displayed);
        var ours = displayed as CellDisplay;
        var mimeTypes = ours?.MimeTypes ?? [.. displayed.FormattedValues.Select(form => form.MimeType)];
        // What began as text in a form goes on as such.
        var data = ours is { IsText: true } && updatedValue is string text
            ? MimeBundle.Text(mimeTypes[0], text) : MimeBundle.Of(updatedValue, mimeTypes);
        SetValue(displayed, updatedValue);
        SetFormattedValues(displayed, Formatted(data));
        SetIsUpdated(displayed, true);
        Publish(displayed, data);
    }

    /// <summary>Kernel.HTML: text that is HTML already; shown as such.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Kernel.CSS: adds a style sheet to the page.</summary>
    public static void CSS(string content) => display(HTML($"<style>{content}</style>"), null);

    /// <summary>Kernel.Javascript: runs a script in the page that shows the notebook.</summary>
    public static void Javascript(string scriptContent) =>
        display(HTML($"<script type=\"text/javascript\">{Closed(scriptContent)}</script>"), null);

    // In a script a "<\/" is a "</" that ends no element.
    static string Closed(string script) => script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);

    /// <summary>Kernel.GetInputAsync: asks the learner for a line of text.</summary>
    /// <exception cref="InvalidOperationException">Nobody is there to answer: the notebook is run without a front end.</exception>
    public static Task<string> GetInputAsync(string prompt, string typeHint) => CellInput.Ask(new(prompt, typeHint is "password"));

    /// <summary>Kernel.GetPasswordAsync: asks the learner for a line that is not shown.</summary>
    /// <inheritdoc cref="GetInputAsync" path="/exception"/>
    public static async Task<PasswordString> GetPasswordAsync(string prompt) => new(await CellInput.Ask(new(prompt, IsPassword: true)));

    /// <summary>Shows what a library displays by itself, made by .NET Interactive's own.</summary>
    internal static void Publish(DisplayedValue displayed)
    {
        if (CellConsole.Current is null) Formatter.WriteToConsole(displayed);
        else Publish(displayed, MimeBundle.Of(displayed.FormattedValues));
    }

    static void Publish(DisplayedValue displayed, MimeBundle data) =>
        Publish(new DisplayedData(data, displayed.DisplayId, displayed.IsUpdated));

    static void Publish(DisplayedData displayed)
    {
        if (CellConsole.Current is { } publish) publish(displayed);
        else Console.WriteLine(displayed.Data.Forms.GetValueOrDefault(MimeTypes.Plain) ?? displayed.Data.Forms.Values.First());
    }

    static FormattedValue[] Formatted(MimeBundle data) => [.. data.Forms.Select(form => new FormattedValue(form.Key, form.Value))];

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Value")]
    static extern void SetValue(DisplayedValue displayed, object? value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_FormattedValues")]
    static extern void SetFormattedValues(DisplayedValue displayed, IReadOnlyList<FormattedValue> value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_IsUpdated")]
    static extern void SetIsUpdated(DisplayedValue displayed, bool value);

    // Knows the forms that were asked for, which may be none: another value has others.
    sealed class CellDisplay(object? value, MimeBundle shown, string[] mimeTypes) : DisplayedValue(value, Formatted(shown))
    {
        public MimeBundle Shown => shown;

        public string[] MimeTypes => mimeTypes;

        public bool IsText { get; init; }
    }
}
