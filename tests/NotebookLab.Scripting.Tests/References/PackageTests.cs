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
    [InlineData("Microsoft.CodeAnalysis.CSharp, 5.0.0",
        "typeof(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree).Assembly.GetName().Version.ToString()", "5.0.0.0")]
    [InlineData("Microsoft.Bcl.AsyncInterfaces, 8.0.0", "1", "1")]
    [InlineData("System.Configuration.ConfigurationManager, 9.0.0", "System.Configuration.ConfigurationManager.AppSettings.Count", "0")]
    // Many of them at once.
    [InlineData("Microsoft.SemanticKernel, 1.82.0", "Microsoft.SemanticKernel.Kernel.CreateBuilder().Services.Count >= 0", "True")]
    // A newer version of what the runtime carries.
    [InlineData("System.Text.Json, 11.0.0", "typeof(System.Text.Json.JsonSerializer).Assembly.GetName().Version.Major", "11")]
    public async Task A_package_is_used(string package, string code, string result) =>
        Assert.Equal(result, await lab.Value($"#r \"nuget: {package}\"\n{code}"));
}
