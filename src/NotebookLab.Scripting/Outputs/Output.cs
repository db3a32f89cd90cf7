using System.Text.Json.Serialization;
using NotebookLab.Controls;

namespace NotebookLab.Scripting.Outputs;

/// <summary>Something that a running cell shows: text, a value, its result, or the error that ended it.</summary>
public abstract record Output;

/// <summary>Text that the cell wrote to the console.</summary>
/// <param name="Stream"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text as written, with <c>\n</c> between lines.</param>
public sealed record ConsoleText(string Stream, string Text) : Output
{
    /// <summary>Whether the session says it about the cell: then it is shown however much the cell has printed.</summary>
    internal bool IsAboutTheCell { get; init; }
}

/// <summary>A value that the cell displayed, or displayed anew.</summary>
/// <param name="Data">The value in each of its forms.</param>
/// <param name="DisplayId">Names the display, so that a later one can replace it.</param>
/// <param name="IsUpdate">True when it replaces the display of that name.</param>
public sealed record DisplayedData(MimeBundle Data, string DisplayId, bool IsUpdate = false) : Output
{
    /// <summary>What controls may stand here in place of the words, in the session's own process; null for all that is none.</summary>
    [JsonIgnore]
    public LiveDisplay? Live { get; init; }
}

/// <summary>A function with controls on display, and what it returns below them.</summary>
/// <param name="Live">The function and the controls.</param>
/// <param name="DisplayId">The display of what it returns; <see cref="Session.CallAsync"/> updates it.</param>
public sealed record LiveDisplay(Live Live, string DisplayId);

/// <summary>The value of the cell's last expression.</summary>
/// <param name="Data">The value in each of its forms.</param>
public sealed record ResultData(MimeBundle Data) : Output;

/// <summary>The error that ended the cell.</summary>
/// <param name="Error">What happened, and where.</param>
public sealed record ErrorReport(CellError Error) : Output;

/// <summary>What the cell has shown so far is to go.</summary>
/// <param name="Wait">Whether only when the next output comes, so that nothing flickers.</param>
public sealed record ClearedOutput(bool Wait) : Output;
