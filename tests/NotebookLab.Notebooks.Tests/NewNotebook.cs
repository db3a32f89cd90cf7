using System.Text.Json.Nodes;

namespace NotebookLab.Notebooks.Tests;

/// <summary>Notebooks that a test makes.</summary>
static class NewNotebook
{
    extension(Notebook notebook)
    {
        /// <summary>One without cells, as Jupyter writes it.</summary>
        public static Notebook Create() => Notebook.Parse("""
            {
             "cells": [],
             "metadata": {
              "kernelspec": {
               "display_name": ".NET (C#)",
               "language": "C#",
               "name": ".net-csharp"
              }
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """);

        public Cell AddCode(string source) => Add(notebook, source, new()
        {
            ["cell_type"] = "code", ["execution_count"] = null, ["id"] = null, ["metadata"] = new JsonObject(),
            ["outputs"] = new JsonArray(),
        });

        public Cell AddMarkdown(string source) =>
            Add(notebook, source, new() { ["cell_type"] = "markdown", ["id"] = null, ["metadata"] = new JsonObject() });
    }

    static Cell Add(Notebook notebook, string source, JsonObject cell)
    {
        var cells = notebook.Json["cells"]!.AsArray();
        (cell["id"], cell["source"]) = ($"cell-{cells.Count}", "");
        cells.Add(cell);
        var added = notebook.Cells[^1];
        added.Source = source;
        return added;
    }
}
