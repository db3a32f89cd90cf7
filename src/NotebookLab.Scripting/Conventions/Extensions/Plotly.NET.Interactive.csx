// In place of the package's own, whose charts fetch plotly.js from the network: front ends, and the page, have it.
if (!Microsoft.DotNet.Interactive.Formatting.Formatter.GetPreferredMimeTypesFor(typeof(Plotly.NET.GenericChart)).Contains("application/vnd.plotly.v1+json"))
{
    Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Plotly.NET.GenericChart>(
        (chart, writer) => writer.Write(Plotly.NET.GenericChart.toFigureJson(chart)), "application/vnd.plotly.v1+json");
    Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Plotly.NET.GenericChart>(
        (chart, writer) => writer.Write("A chart by Plotly.NET."), "text/plain");
    Microsoft.DotNet.Interactive.Formatting.Formatter.SetPreferredMimeTypesFor(
        typeof(Plotly.NET.GenericChart), "application/vnd.plotly.v1+json", "text/plain");
}
