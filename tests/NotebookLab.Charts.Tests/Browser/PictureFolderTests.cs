namespace NotebookLab.Charts.Tests.Browser;

/// <summary>Needs no browser.</summary>
public class PictureFolderTests
{
    [Fact]
    public void Every_picture_is_that_of_a_chart() => Assert.Empty(
        Directory.GetFiles(Pictures.Folder).Except(((IEnumerable<object[]>)Gallery.Names).Select(row => Pictures.PathOf((string)row[0]))));
}
