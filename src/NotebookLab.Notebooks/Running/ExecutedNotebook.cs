using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Notebooks.Running;

/// <summary>
/// What a run makes of a notebook. Takes what the cells show for as long as anybody shows something: a display is updated in the
/// cell where it stands, and what a task shows belongs to the cell that started it.
/// </summary>
public sealed class ExecutedNotebook
{
    /// <summary>The tag of a cell that is meant to fail, as Jupyter knows it: its error is shown, and the run goes on.</summary>
    public const string RaisesException = "raises-exception";

    readonly Notebook notebook;
    readonly Cell[] cells;
    readonly OutputList[] outputs;
    int started;

    /// <summary>Begins with a copy of a notebook, without outputs.</summary>
    /// <param name="notebook">The notebook; it is left as it is.</param>
    public ExecutedNotebook(Notebook notebook)
    {
        this.notebook = notebook.Copy();
        cells = [.. CodeCells(this.notebook)];
        outputs = [.. cells.Select((_, i) => new OutputList(i + 1))];
    }

    /// <summary>The cells that a run runs, in order.</summary>
    public IReadOnlyList<CellToRun> Cells => [.. cells.Select(ToRun)];

    /// <summary>The cells of a notebook that a run runs: those of code that hold any.</summary>
    public static IEnumerable<Cell> CodeCells(Notebook notebook) =>
        notebook.Cells.Where(cell => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source));

    /// <summary>Takes that a cell starts.</summary>
    /// <param name="cell">Its number, from 1.</param>
    public void Start(int cell) => started = cell;

    /// <summary>Takes what a cell shows.</summary>
    /// <param name="cell">The number of the cell, from 1.</param>
    /// <param name="output">What is shown.</param>
    public void Show(int cell, Output output)
    {
        if (output is not DisplayedData { IsUpdate: true } update) outputs[cell - 1].Add(output);
        else foreach (var list in outputs) list.Update(update);
    }

    /// <summary>The notebook with the outputs up to now; cells that were not run have none.</summary>
    public Notebook ToNotebook()
    {
        for (var i = 0; i < cells.Length; i++)
            (cells[i].ExecutionCount, cells[i].Outputs) = (i < started ? i + 1 : null, outputs[i].ToCellOutputs());
        return notebook;
    }

    static CellToRun ToRun(Cell cell)
    {
        var language = cell.Language;
        var source = language.Magic is { } magic ? $"{magic} {cell.Source}" : cell.Source;
        return new(source, cell.Tags.Contains(RaisesException), language.Other);
    }
}
