namespace NotebookLab.Notebooks.Running;

/// <summary>All of a code cell that matters to who runs it.</summary>
/// <param name="Source">The cell's text, as a session takes it.</param>
/// <param name="MayFail">Whether it is meant to fail, so that the run goes on.</param>
/// <param name="Language">The name of its language, when that is one that isn't run here; null otherwise.</param>
public sealed record CellToRun(string Source, bool MayFail, string? Language = null);
