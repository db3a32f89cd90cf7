namespace NotebookLab.Notebooks.Tests;

/// <summary>The notebooks beside the tests, and a folder to write in.</summary>
static class Sample
{
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Samples", name);

    /// <summary>A notebook of format 4.5 with the given members of its first and only cell.</summary>
    public static string WithCell(string cell, string metadata = "{}") =>
        $$"""{"cells": [{{cell}}], "metadata": {{metadata}}, "nbformat": 4, "nbformat_minor": 5}""";

    public static string NewFolder() => Directory.CreateTempSubdirectory("notebooklab-").FullName;
}
