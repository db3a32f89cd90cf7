namespace NotebookLab.Charts.Tests.Browser;

/// <summary>
/// The tests that wait for what moves, and those with pages of their own: in a second browser, which is not seen to wait.
/// </summary>
[CollectionDefinition(Name)]
public class UnderTheMouse : ICollectionFixture<ChartBrowser>
{
    public const string Name = "under the mouse";
}
