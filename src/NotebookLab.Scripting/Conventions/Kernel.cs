using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookLab.Scripting.Outputs;

// The namespace and the names of .NET Interactive: notebooks that were written for it say "using Microsoft.DotNet.Interactive".
#pragma warning disable IDE0130, IDE1006
namespace Microsoft.DotNet.Interactive;

/// <summary>What a cell can call without a using: the helpers of .NET Interactive.</summary>
public static class Kernel
{
    /// <summary>Shows a value in the cell's output.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The forms to show it in; by default those preferred for its type.</param>
    /// <returns>The display, which can be updated in place.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        var displayed = new DisplayedValue(mimeTypes ?? []);
        displayed.Publish(value, isUpdate: false);
        return displayed;
    }

    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="wait">Whether only when the next output comes, so that nothing flickers.</param>
    public static void clear_output(bool wait = false) => CellConsole.Current?.Invoke(new ClearedOutput(wait));

    /// <summary>Text that is HTML already; shown as such.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) => display(HTML($"<style>{content}</style>"));

    /// <summary>Asks the learner for a line of text.</summary>
    /// <exception cref="InvalidOperationException">Nobody is there to answer: the notebook is run without a front end.</exception>
    public static Task<string> GetInputAsync(string prompt = "", bool isPassword = false) => CellInput.Current is { } ask
        ? ask(new(prompt, isPassword))
        : Task.FromException<string>(new InvalidOperationException(
            $"The cell asks for {(isPassword ? "a password" : "input")}{(prompt is "" ? "" : $" (\"{prompt}\")")}, and nobody is there "
            + "to answer: this notebook is run without a front end. Put the value into a variable instead."));

    /// <summary>Asks the learner for a line that is not shown.</summary>
    /// <inheritdoc cref="GetInputAsync" path="/exception"/>
    public static Task<string> GetPasswordAsync(string prompt = "") => GetInputAsync(prompt, isPassword: true);

    /// <inheritdoc cref="GetInputAsync"/>
    public static string input(string prompt = "") => GetInputAsync(prompt).GetAwaiter().GetResult();

    /// <inheritdoc cref="GetPasswordAsync"/>
    public static string password(string prompt = "") => GetPasswordAsync(prompt).GetAwaiter().GetResult();

    /// <summary>Runs a script in the page that shows the notebook.</summary>
    public static void Javascript(string scriptContent) => display(HTML($"<script type=\"text/javascript\">{scriptContent}</script>"));
}

/// <summary>Something that is on display.</summary>
/// <param name="mimeTypes">The forms that it is shown in.</param>
public sealed class DisplayedValue(IReadOnlyList<string> mimeTypes)
{
    readonly string id = Guid.NewGuid().ToString("N");

    /// <summary>Shows another value in its place.</summary>
    public void Update(object? updatedValue) => Publish(updatedValue, isUpdate: true);

    internal void Publish(object? value, bool isUpdate)
    {
        var data = MimeBundle.Of(value, mimeTypes);
        if (CellConsole.Current is { } publish) publish(new DisplayedData(data, id, isUpdate));
        else Console.WriteLine(data.Forms[MimeTypes.Plain]);
    }
}

/// <summary>The same as calls on the value.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows the value in the cell's output.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The forms to show it in; by default those preferred for its type.</param>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => Kernel.display(value, mimeTypes);

    /// <summary>Shows text that is already in the form that the mime type names.</summary>
    /// <exception cref="ArgumentNullException">One of both is null.</exception>
    /// <exception cref="System.Text.Json.JsonException">The mime type is one of JSON, and the text is none.</exception>
    public static void DisplayAs(this string value, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(mimeType);
        if (!CellConsole.Show(MimeBundle.Text(mimeType, value))) Console.WriteLine(value);
    }

    /// <summary>Shows a sequence as a table, a row an element and a column a property.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> value) => Kernel.display(value.ToArray(), HtmlFormatter.MimeType);
}
