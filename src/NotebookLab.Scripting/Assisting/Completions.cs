namespace NotebookLab.Scripting.Assisting;

/// <summary>What could stand at a place of a cell.</summary>
/// <param name="Start">Where the text begins that an item replaces.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">The items, best first.</param>
public sealed record Completions(int Start, int End, IReadOnlyList<CompletionItem> Items);

/// <summary>One of the things that could stand there.</summary>
/// <param name="Text">What is put in.</param>
/// <param name="Kind">What it is, in a word that front ends have a picture for: <c>method</c>, <c>property</c>, <c>class</c>, …</param>
/// <param name="Detail">A word more, such as the parameters; empty if there is none.</param>
public sealed record CompletionItem(string Text, string Kind, string Detail = "");
