using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace NotebookLab.Charts.Display;

/// <summary>How charts show themselves in a notebook: nothing to call, loading this assembly is enough.</summary>
public static class ChartDisplay
{
    /// <summary>The type of content that VS Code and the published pages draw with plotly.js.</summary>
    public const string PlotlyMimeType = "application/vnd.plotly.v1+json";

#pragma warning disable CA2255 // A module initializer in a library is the point here: #r alone makes charts show.
    [ModuleInitializer]
    internal static void Register()
#pragma warning restore CA2255
    {
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(PlotlyJson.Of(chart)), PlotlyMimeType);
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(ChartInWords.Of(chart)), "text/plain");
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(ChartHtml.Of(chart)), "text/html");
        Formatter.SetPreferredMimeTypesFor(typeof(GenericChart), PlotlyMimeType, "text/plain");

        // A learner's own charts look the same, and don't pay for Plotly.NET's template.
        Defaults.DefaultTemplate = Look.Template;
        Defaults.DefaultConfig = Look.Config();
    }
}
