namespace NotebookLab.Benchmarks;

/// <summary>Something that this program does beside running single benchmarks.</summary>
/// <param name="Name">The word that asks for it.</param>
/// <param name="Description">What it does, in a line.</param>
/// <param name="Run">Does it, given the words that follow, and returns the exit code.</param>
sealed record Command(string Name, string Description, Func<string[], int> Run);
