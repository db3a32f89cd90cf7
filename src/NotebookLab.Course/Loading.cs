using System.Runtime.CompilerServices;
using NotebookLab.Charts;

namespace NotebookLab.Course;

/// <summary>Makes one <c>#r</c> of a notebook enough: who loads the course has the charts as well, and they show.</summary>
static class Loading
{
#pragma warning disable CA2255 // A module initializer in a library is the point here, as in NotebookLab.Charts.
    [ModuleInitializer]
    internal static void LoadCharts() => RuntimeHelpers.RunModuleConstructor(typeof(Draw).Module.ModuleHandle);
#pragma warning restore CA2255
}
