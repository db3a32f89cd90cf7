namespace NotebookLab.Charts.Tests.Browser;

/// <summary>The tests that look at charts: they share a browser, one after the other.</summary>
[CollectionDefinition(Name)]
public class InTheBrowser : ICollectionFixture<ChartBrowser>
{
    public const string Name = "in the browser";
}
