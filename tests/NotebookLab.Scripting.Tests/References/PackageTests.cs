using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Tests.References;

/// <summary>A package of each kind that was hard to load once.</summary>
public sealed class PackageTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    // A native library, and a version that is not to be had.
    [InlineData("Microsoft.Data.Sqlite, 8.0.8",
        "var c = new Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=:memory:\"); c.Open(); c.State.ToString()", "Open")]
    // Native code that is found by the wrapper's own search.
    [InlineData("Google.OrTools, 9.15.6755", "Google.OrTools.LinearSolver.Solver.CreateSolver(\"SCIP\") != null", "True")]
    // Native code of a dependency of a dependency.
    [InlineData("ScottPlot, 5.1.59", "new ScottPlot.Plot().GetImageBytes(20, 10).Length > 20", "True")]
    // What the runtime carries.
    [InlineData("System.Text.Json, 8.0.5", "1", "1")]
    [InlineData("System.Memory, 4.5.5", "1", "1")]
    // Another version of a library that this program is made of.
    [InlineData("Mono.Cecil, 0.11.5",
        "System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(typeof(Mono.Cecil.ModuleDefinition).Assembly).Name", "cells")]
    [InlineData("Microsoft.CodeAnalysis.CSharp, 5.0.0",
        "Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(\"class C;\").GetRoot().DescendantNodes().Count()", "1")]
    [InlineData("Microsoft.Bcl.AsyncInterfaces, 8.0.0", "1", "1")]
    [InlineData("System.Configuration.ConfigurationManager, 9.0.0", "System.Configuration.ConfigurationManager.AppSettings.Count", "0")]
    // Many of them at once.
    [InlineData("Microsoft.SemanticKernel, 1.82.0", "Microsoft.SemanticKernel.Kernel.CreateBuilder().Services.Count >= 0", "True")]
    // A newer version of what the runtime carries.
    [InlineData("System.Text.Json, 11.0.0", "typeof(System.Text.Json.JsonSerializer).Assembly.GetName().Version.Major", "11")]
    public async Task A_package_is_used(string package, string code, string result) =>
        Assert.Equal(result, await lab.Value($"#r \"nuget: {package}\"\n{code}"));

    [Theory]
    [InlineData("Newtonsoft.Json, 13.0.4", "Newtonsoft.Json.Linq.JObject.Parse(\"{'a':1}\")", "application/json", "{\n  \"a\": 1\n}")]
    [InlineData("Microsoft.Data.Analysis, 0.23.1",
        "new Microsoft.Data.Analysis.DataFrame(new Microsoft.Data.Analysis.PrimitiveDataFrameColumn<int>(\"a\", new[] { 1 }))",
        "text/html", "<th>a</th>")]
    [InlineData("Plotly.NET.CSharp, 0.14.0\"\n#r \"nuget: Plotly.NET.Interactive, 6.0.0",
        "Plotly.NET.CSharp.Chart.Line<double, double, string>(new[] { 1.0, 2.0 }, new[] { 3.0, 4.5 })",
        "application/vnd.plotly.v1+json", "\"y\":[3.0,4.5]")]
    public async Task The_values_of_a_package_are_shown_as_what_they_are(string package, string code, string mimeType, string shown)
    {
        await lab.Value($"#r \"nuget: {package}\"\n{code}");
        Assert.Contains(shown, Assert.Single(lab.Outputs.OfType<ResultData>()).Data.Forms[mimeType]);
    }

    [Fact]
    public async Task A_notebook_that_begins_with_the_packages_of_the_course_draws_a_chart()
    {
        await lab.Value("""
            #r "nuget: Microsoft.DotNet.Interactive, 1.0.0-beta.26120.1"
            #r "nuget: Plotly.NET, 6.0.0"
            #r "nuget: Plotly.NET.Interactive, 6.0.0"
            #r "nuget: MathNet.Numerics, 5.0.0"
            #r "nuget: xunit, 2.9.3"
            #r "nuget: Plotly.NET.CSharp, 0.14.0"
            """);
        await lab.Value("using MathNet.Numerics.LinearAlgebra;\nusing Plotly.NET.CSharp;");
        await lab.Value("var v = Vector<double>.Build.Dense(new[] { 3.0, 4.0 }); Xunit.Assert.Equal(5, v.L2Norm()); display(v.L2Norm())");
        Assert.Equal("5", lab.Shown);
        await lab.Value("Chart.Point<double, double, string>(v, v)");
        var forms = Assert.Single(lab.Outputs.OfType<ResultData>()).Data.Forms;
        Assert.Contains("\"type\":\"scatter\"", forms["application/vnd.plotly.v1+json"]);
    }
}
