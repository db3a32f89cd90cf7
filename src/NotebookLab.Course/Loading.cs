using System.Runtime.CompilerServices;
using NotebookLab.Charts;
using NotebookLab.Controls;

namespace NotebookLab.Course;

/// <summary>Makes one <c>#r</c> of a notebook enough: who loads the course has the charts and the controls too, and they show.</summary>
static class Loading
{
#pragma warning disable CA2255 // A module initializer in a library is the point here, as in NotebookLab.Charts.
    [ModuleInitializer]
    internal static void Load()
    {
        RuntimeHelpers.RunModuleConstructor(typeof(Draw).Module.ModuleHandle);
        RuntimeHelpers.RunModuleConstructor(typeof(Live).Module.ModuleHandle);
    }
#pragma warning restore CA2255
}
