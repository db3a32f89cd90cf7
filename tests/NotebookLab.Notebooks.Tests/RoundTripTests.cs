using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace NotebookLab.Notebooks.Tests;

public class RoundTripTests
{
    [Theory]
    [InlineData("jupyter-4.5.ipynb")]
    [InlineData("strings-4.2.ipynb")]
    [InlineData("escaped-4.0.ipynb")]
    public void A_notebook_read_and_written_is_the_same_bytes(string name)
    {
        var copy = Path.Combine(Sample.NewFolder(), name);
        Notebook.Read(Sample.PathOf(name)).Write(copy);
        Assert.Equal(File.ReadAllBytes(Sample.PathOf(name)), File.ReadAllBytes(copy));
        Assert.Equal([copy], Directory.GetFiles(Path.GetDirectoryName(copy)!));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Line_ends_and_a_byte_order_mark_are_kept(string newLine)
    {
        var text = "\uFEFF" + File.ReadAllText(Sample.PathOf("jupyter-4.5.ipynb")).Replace("\n", newLine);
        Assert.Equal(text, Notebook.Parse(text).ToJson());
    }

    [Fact]
    public void A_notebook_on_one_line_is_laid_out_as_Jupyter_does()
    {
        var notebook = Notebook.Parse(Sample.WithCell("""{"cell_type":"raw","metadata":{},"source":["é"]}"""));
        Assert.StartsWith("{\n \"cells\": [\n  {\n   \"cell_type\": \"raw\",\n   \"metadata\": {},\n", notebook.ToJson());
        Assert.EndsWith("\n \"nbformat_minor\": 5\n}\n", notebook.ToJson());
    }

    [Fact]
    public void Any_text_set_as_a_source_is_read_back() => Gen.String.Where(IsText).Sample(text =>
    {
        var notebook = Notebook.Create();
        notebook.AddCode("old").Source = text;
        return Notebook.Parse(notebook.ToJson()).Cells[0].Source == text;
    });

    [Fact]
    public void Signs_that_JSON_must_escape_are_read_back()
    {
        var notebook = Notebook.Create();
        const string text = "\u0001\u0007\b\t\n\u000b\f\r\u001b\u001f\"\\";
        notebook.AddCode(text);
        Assert.Equal(text, Notebook.Parse(notebook.ToJson()).Cells[0].Source);
    }

    [Fact]
    public void A_source_is_written_a_line_a_row()
    {
        var cell = Notebook.Create().AddMarkdown("a\n\nb");
        Assert.Equal("""["a\n","\n","b"]""", cell.Json["source"]!.ToJsonString());
    }

    [Fact]
    public void Setting_what_is_already_there_changes_no_byte()
    {
        var text = File.ReadAllText(Sample.PathOf("strings-4.2.ipynb"));
        var notebook = Notebook.Parse(text);
        notebook.Cells[0].Source = notebook.Cells[0].Source;
        notebook.Cells[0].Outputs = notebook.Cells[0].Outputs;
        notebook.Cells[0].ExecutionCount = null;
        Assert.Equal(text, notebook.ToJson());
    }

    [Fact]
    public void A_link_stays_a_link_and_its_target_is_written()
    {
        var folder = Sample.NewFolder();
        var target = Path.Combine(folder, "target.ipynb");
        var link = Path.Combine(folder, "link.ipynb");
        File.WriteAllText(target, "");
        File.CreateSymbolicLink(link, target);
        Notebook.Create().Write(link);
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal(Notebook.Create().ToJson(), File.ReadAllText(target, Encoding.UTF8));
    }

    [Fact]
    public void Writing_where_there_is_no_folder_is_one_clear_line()
    {
        var path = Path.Combine(Sample.NewFolder(), "missing", "a.ipynb");
        var error = Assert.Throws<NotebookException>(() => Notebook.Create().Write(path));
        Assert.StartsWith($"{path}: can't be written: ", error.Message);
    }

    // Half a surrogate pair is no text and can't be in a UTF-8 file.
    static bool IsText(string s) => JsonValue.Create(s).ToJsonString() is var json && !json.Contains("\\uFFFD");
}
