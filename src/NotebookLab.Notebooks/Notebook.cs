using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLab.Notebooks;

/// <summary>
/// A notebook document of format 4. The JSON is the truth and this a view of it, so that whatever the view
/// doesn't know (another tool's metadata, a newer field) is written back as it was read.
/// </summary>
public sealed class Notebook
{
    // How far a document may be nested.
    const int Deepest = 256;

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = Deepest };

    readonly JsonStyle style;

    Notebook(JsonObject json, JsonStyle style)
    {
        Json = json;
        this.style = style;
    }

    /// <summary>Where it was read from, and where its pictures are; null when it was made from a text.</summary>
    internal string? Folder { get; private init; }

    /// <summary>The whole document.</summary>
    public JsonObject Json { get; }

    /// <summary>The cells, from the first to the last.</summary>
    public IReadOnlyList<Cell> Cells => [.. Json["cells"]!.AsArray().Select(cell => new Cell(cell!.AsObject()))];

    /// <summary>Reads a notebook.</summary>
    /// <param name="path">The .ipynb or .dib file.</param>
    /// <exception cref="NotebookException">There is no such file, or it is no C# notebook of format 4.</exception>
    public static Notebook Read(string path)
    {
        if (Directory.Exists(path)) throw new NotebookException($"{path}: is a folder, not a notebook");
        if (!NotebookFile.IsOrdinary(path)) throw new NotebookException($"{path}: is a device or a queue, not a notebook");
        try
        {
            var text = NotebookFile.Utf8.GetString(File.ReadAllBytes(path));
            var notebook = NotebookFile.IsDib(path) ? ParseDib(text, path) : Parse(text, path);
            return new(notebook.Json, notebook.style) { Folder = Path.GetDirectoryName(Path.GetFullPath(path)) };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookException($"{path}: there is no such file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{path}: can't be read: {e.Message}", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new NotebookException($"{path}: is not UTF-8 text", e);
        }
    }

    /// <summary>Reads a notebook from its text.</summary>
    /// <param name="json">The text of an .ipynb file.</param>
    /// <param name="name">What to call it in error messages.</param>
    /// <exception cref="NotebookException">The text is no C# notebook of format 4.</exception>
    public static Notebook Parse(string json, string name = "notebook")
    {
        var style = JsonStyle.Of(json);
        try
        {
            var root = JsonNode.Parse(json.TrimStart(JsonStyle.ByteOrderMark), documentOptions: Strict);
            NotebookCheck.Check(root, name);
            NotebookCheck.CheckTexts(json);
            return new Notebook(root!.AsObject(), style);
        }
        catch (InvalidOperationException e)
        {
            throw new NotebookException($"{name}: has a text with half a character in it, such as \\ud83d: {e.Message}", e);
        }
        catch (JsonException) when (string.IsNullOrWhiteSpace(json.TrimStart(JsonStyle.ByteOrderMark)))
        {
            throw new NotebookException($"{name}: is empty");
        }
        catch (JsonException e)
        {
            throw new NotebookException($"{name}: is not JSON, {NotebookCheck.Where(e)}", e);
        }
    }

    // An empty one is refused as any other is.
    static Notebook ParseDib(string text, string name)
    {
        try
        {
            return Parse(string.IsNullOrWhiteSpace(text) ? text : DibDocument.ToJson(text), name);
        }
        catch (JsonException e)
        {
            throw new NotebookException($"{name}: what follows #!meta is not JSON, {NotebookCheck.Where(e)}", e);
        }
    }

    /// <summary>Takes cells out.</summary>
    /// <param name="unwanted">Says which.</param>
    public void Remove(Predicate<Cell> unwanted)
    {
        foreach (var cell in Cells.Where(cell => unwanted(cell))) Json["cells"]!.AsArray().Remove(cell.Json);
    }

    /// <summary>The document's text in the style it was read in, or as Jupyter writes a new one.</summary>
    public string ToJson() => style.Write(Json);

    /// <summary>
    /// Writes the notebook; a reader sees the old file or the new one, never half of it. The file keeps its mode, its owner and its
    /// other names.
    /// </summary>
    /// <param name="path">The .ipynb file; written over if it is there.</param>
    /// <exception cref="NotebookException">The file can't be written, or is read-only.</exception>
    public void Write(string path) => NotebookFile.Write(path, ToJson());

    /// <summary>The same document once more.</summary>
    internal Notebook Copy() => new(Json.DeepClone().AsObject(), style) { Folder = Folder };
}
