using NotebookLab.Notebooks.Comparison;

namespace NotebookLab.Notebooks.Pictures;

/// <summary>The pictures of charts that a run draws no differently than before: still right, and worth keeping.</summary>
public static class KeptPictures
{
    // As near as two numbers have to be where committed outputs are compared with new ones.
    const double Tolerance = 1e-9;

    /// <summary>
    /// Gives each chart of a notebook the picture of the same chart in the same cell before the run. One that changed gets none.
    /// </summary>
    /// <param name="before">The notebook before the run.</param>
    /// <param name="now">The same notebook after it.</param>
    public static void HandOn(Notebook before, Notebook now)
    {
        var comparison = new JsonComparison(new TextComparison(Tolerance));
        foreach (var (was, cell) in before.Cells.Zip(now.Cells))
        {
            DisplayOutput[] drawn = [.. Charts(was).Where(output => output.Picture is not null)];
            foreach (var output in Charts(cell).Where(output => output.Picture is null))
                output.Picture = drawn.FirstOrDefault(before => !comparison.Compare("chart", before.Chart, output.Chart).Any())?.Picture;
        }
    }

    /// <summary>How many charts of a notebook have no picture.</summary>
    /// <param name="notebook">The notebook.</param>
    public static int Missing(Notebook notebook) => notebook.Cells.SelectMany(Charts).Count(output => output.Picture is null);

    internal static IEnumerable<DisplayOutput> Charts(Cell cell) =>
        cell.Outputs.OfType<DisplayOutput>().Where(output => output.Chart is not null);
}
