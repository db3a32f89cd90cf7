namespace NotebookLab.Notebooks.Running;

/// <summary>All of a code cell that matters to who runs it.</summary>
/// <param name="Source">The cell's text.</param>
/// <param name="MayFail">Whether it is meant to fail, so that the run goes on.</param>
public sealed record CellToRun(string Source, bool MayFail);
