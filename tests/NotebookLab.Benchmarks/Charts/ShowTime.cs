namespace NotebookLab.Benchmarks.Charts;

/// <summary>What it took to draw a chart and write all of its forms.</summary>
/// <param name="First">Milliseconds, when nothing was drawn in the process before: loading and compiling are in it.</param>
/// <param name="Later">Milliseconds for one of those that follow at once; the median.</param>
/// <param name="Bytes">The size of its JSON.</param>
sealed record ShowTime(double First, double Later, int Bytes);
