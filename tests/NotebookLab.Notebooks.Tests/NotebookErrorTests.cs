using System.Text;
using NotebookLab.Scripting.Magic;

namespace NotebookLab.Notebooks.Tests;

public class NotebookErrorTests
{
    public static TheoryData<string, string> Texts => new()
    {
        { "", "n.ipynb: is empty" },
        { " \n", "n.ipynb: is empty" },
        { "\uFEFF", "n.ipynb: is empty" },
        { "{\n \"cells\": [,]\n}", "n.ipynb: is not JSON, line 2, column 12: " },
        { "print(1)", "n.ipynb: is not JSON, line 1, column 1: " },
        { """{"nbformat": 4, "nbformat": 4}""", "n.ipynb: is not JSON, Duplicate property 'nbformat'" },
        { "[]", "n.ipynb: is JSON but no notebook: it has no nbformat" },
        { "null", "n.ipynb: is JSON but no notebook: it has no nbformat" },
        { """{"nbformat": 3, "nbformat_minor": 0, "worksheets": []}""", "n.ipynb: is in notebook format 3.0; open and save it in Jupyter" },
        { """{"nbformat": 5, "cells": []}""", "n.ipynb: is in notebook format 5.0; format 4 is the one" },
        { """{"nbformat": "4", "cells": []}""", "n.ipynb: is in notebook format \"4\".0; format 4 is the one" },
        { """{"nbformat": 4, "nbformat_minor": "x", "cells": []}""", "n.ipynb: is in notebook format 4.\"x\"; format 4 is the one" },
        { """{"nbformat": 4, "metadata": 1}""", "n.ipynb: is no notebook: its metadata is not an object" },
        { """{"nbformat": 4}""", "n.ipynb: is no notebook: it has no list of cells" },
        { Sample.WithCell("1"), "n.ipynb: cell 1 is not an object" },
        { Sample.WithCell("""{"cell_type":"heading","source":""}"""), "n.ipynb: cell 1 is of an unknown type: \"heading\"" },
        { Sample.WithCell("""{"cell_type":"raw"}"""), "n.ipynb: cell 1 has no source text" },
        { Sample.WithCell("""{"cell_type":"raw","source":[1]}"""), "n.ipynb: cell 1 has no source text" },
        { Sample.WithCell("""{"cell_type":"raw","source":"\ud83d"}"""), "n.ipynb: cell 1 has no source text" },
        { Sample.WithCell("""{"cell_type":"raw","source":"","metadata":[]}"""), "n.ipynb: cell 1 has metadata that is not an object" },
        { Sample.WithCell("""{"cell_type":"code","source":"","outputs":{}}"""), "n.ipynb: cell 1 has outputs that are not a list" },
        { Sample.WithCell("""{"cell_type":"code","source":"","outputs":[2]}"""), "n.ipynb: cell 1 has an output that is not an object" },
        { Sample.WithCell("""{"cell_type":"code","source":"","outputs":[{"output_type":"stream"}]}"""),
            "n.ipynb: cell 1 has a stream without text" },
        { Sample.WithCell("""{"cell_type":"code","source":"","outputs":[{"output_type":"display_data"}]}"""),
            "n.ipynb: cell 1 has an output without data" },
        { Sample.WithCell("", """{"language_info":{"name":"python"}}"""), "n.ipynb: is a python notebook; only C# can be run here" },
        { Sample.WithCell("", """{"kernelspec":{"name":".net-fsharp","language":"F#"},"language_info":{"name":"polyglot-notebook"}}"""),
            "n.ipynb: is a F# notebook" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_is_no_CSharp_notebook_is_refused_in_one_clear_line(string text, string message)
    {
        var error = Assert.Throws<NotebookException>(() => Notebook.Parse(text, "n.ipynb"));
        Assert.StartsWith(message, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"language_info":{"name":""}}""")]
    [InlineData("""{"kernelspec":{"name":".net-csharp","language":"C#"},"language_info":{"name":" "}}""")]
    [InlineData("""{"kernelspec":{"name":".net-csharp"}}""")]
    [InlineData("""{"kernelspec":{"name":"csharp"}}""")]
    [InlineData("""{"language_info":{"name":"csharp"}}""")]
    [InlineData("""{"language_info":{"name":"C#"}}""")]
    [InlineData("""{"kernelspec":{"name":".net-csharp"},"language_info":{"name":"python"}}""")]
    [InlineData("""{"language_info":{"name":"polyglot-notebook"}}""")]
    [InlineData("""{"language_info":{"name":"polyglot-notebook"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"csharp"}}}""")]
    public void CSharp_is_known_by_every_name_it_has_had(string metadata) =>
        Assert.Equal("C#", NotebookLanguage.Of(Notebook.Parse(Sample.WithCell("", metadata)).Json));

    [Fact]
    public void A_file_that_is_not_there_a_folder_and_a_damaged_file_are_named()
    {
        var folder = Sample.NewFolder();
        var missing = Path.Combine(folder, "none.ipynb");
        var damaged = Path.Combine(folder, "latin1.ipynb");
        File.WriteAllText(damaged, Sample.WithCell("""{"cell_type":"raw","source":"é"}"""), Encoding.Latin1);

        Assert.Equal($"{missing}: there is no such file", ErrorOf(missing));
        Assert.Equal($"{folder}: is a folder, not a notebook", ErrorOf(folder));
        Assert.Equal($"{damaged}: is not UTF-8 text", ErrorOf(damaged));
    }

    static string ErrorOf(string path) => Assert.Throws<NotebookException>(() => Notebook.Read(path)).Message;
}
