using NotebookLab.Notebooks.Running;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Tool;

/// <summary>What a process that runs a notebook is told to do.</summary>
/// <param name="Cells">The cells.</param>
/// <param name="Timeout">How long they may take.</param>
sealed record RunTask(IReadOnlyList<CellToRun> Cells, TimeSpan Timeout);

/// <summary>What it tells: that a cell starts, what one shows, or how all ended.</summary>
/// <param name="Cell">The cell's number, from 1.</param>
/// <param name="Output">What the cell shows; null when it starts.</param>
/// <param name="End">How the run ended; null before it did.</param>
sealed record RunEvent(int Cell, Output? Output = null, RunEnd? End = null);

/// <summary>How the run of a notebook ended.</summary>
/// <param name="Ran">How many cells ran to their end.</param>
/// <param name="Error">The error that ended the run.</param>
/// <param name="Compiling">Seconds spent compiling.</param>
/// <param name="PeakMemory">The most memory that the process held, in bytes.</param>
sealed record RunEnd(int Ran, CellError? Error, double Compiling = 0, long PeakMemory = 0);
