using NotebookLab.Notebooks;

namespace NotebookLab.Tool.Tests;

/// <summary>What compares the numbers in the prose finds what it should.</summary>
public sealed class ProseNumbersTests
{
    [Theory]
    [InlineData("the slope is 0.2999999999986347<!--=cell-->, as said")]
    [InlineData("about 0.3<!--=cell--> or **0.30**<!--=cell-->")]
    [InlineData("$-1.4 \\times 10^{-12}$<!--=cell--> off")]
    [InlineData("−1.4 × 10⁻¹²<!--=cell--> off")]
    [InlineData("it takes $42$<!--=cell--> steps")]
    [InlineData("some $10^{-8}$<!--=cell--> big")]
    [InlineData("[4.4.1 Gradient method](4.4.1-gradient-method.ipynb), written in 2019, takes 1000 steps of 0.001")]
    [InlineData("`Random(12345)` is a seed")]
    [InlineData("x0 and W12345")]
    public void What_the_cell_prints_is_right(string prose) => Assert.Empty(Faults(prose));

    [Theory]
    [InlineData("the slope is 0.2999999999986348<!--=cell-->", "0.2999999999986348 is not what cell cell prints")]
    [InlineData("about 0.31<!--=cell-->", "0.31 is not what")]
    [InlineData("about −0.3<!--=cell-->", "-0.3 is not what")]
    [InlineData("$1.4 \\times 10^{-12}$<!--=cell-->", "1.4e-12 is not what")]
    [InlineData("about $10^{-9}$<!--=cell-->", "1e-9 is not what")]
    [InlineData("it takes 41<!--=cell--> steps", "41 is not what")]
    [InlineData("0.3<!--=sell-->", "there is no cell sell")]
    [InlineData("so it is<!--=cell-->", "no number stands before")]
    [InlineData("the slope is 0.2999", "0.2999 has no marker")]
    [InlineData("from 0.3<!--=cell--> to $-25898374737328.363$", "-25898374737328.363 has no marker")]
    public void What_it_does_not_print_is_told(string prose, string fault) =>
        Assert.Contains(fault, Assert.Single(Faults(prose)));

    static IEnumerable<string> Faults(string prose)
    {
        var notebook = Notebook.Parse("""
            {"cells": [
              {"cell_type": "code", "execution_count": 1, "id": "cell", "metadata": {}, "source": [], "outputs": [
                {"name": "stdout", "output_type": "stream", "text": ["0.2999999999986347 and -1.4e-12\n", "42 steps, 1.02 × 10⁻⁸"]}]},
              {"cell_type": "markdown", "id": "prose", "metadata": {}, "source": []}],
             "metadata": {"kernelspec": {"name": ".net-csharp", "language": "C#", "display_name": ".NET (C#)"}},
             "nbformat": 4, "nbformat_minor": 5}
            """);
        notebook.Cells[1].Source = prose;
        return ProseNumbers.Faults(notebook);
    }
}
