using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookLab.Differentiation;
using NotebookLab.Landscapes;
using NotebookLab.Learning;
using NotebookLab.Optimization;

namespace NotebookLab.Charts.Display;

/// <summary>Results that say themselves in a sentence show it in a notebook, instead of a table of their properties.</summary>
static class SentenceDisplay
{
#pragma warning disable CA2255 // As with charts: #r alone makes them show.
    [ModuleInitializer]
    internal static void Register()
#pragma warning restore CA2255
    {
        ShowSentenceOf<Estimate>();
        ShowSentenceOf<GradientCheck>();
        ShowSentenceOf<Dual>();
        ShowSentenceOf<Variable>();
        ShowSentenceOf<Landscape>();
        ShowSentenceOf<Optimizer>();
        ShowSentenceOf<Schedule>();
        ShowSentenceOf<Iterate>();
        ShowSentenceOf<Outcome>();
        ShowSentenceOf<LearningRateBounds>();
        ShowSentenceOf<Epoch>();
    }

    static void ShowSentenceOf<T>() where T : notnull
    {
        Formatter.Register<T>((value, writer) => writer.Write(value.ToString()), "text/plain");
        Formatter.SetPreferredMimeTypesFor(typeof(T), "text/plain");
    }
}
