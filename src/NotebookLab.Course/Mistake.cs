namespace NotebookLab.Course;

/// <summary>A mistake that is made often.</summary>
/// <typeparam name="T">What the learner writes.</typeparam>
/// <param name="Made">The answer of who makes it.</param>
/// <param name="Hint">What is wrong with it, without giving the answer away.</param>
public sealed record Mistake<T>(T Made, string Hint);
