using NotebookLab.Notebooks.Publishing;

namespace NotebookLab.Notebooks.Tests.Publishing;

public class EmbeddedPicturesTests
{
    readonly string folder = Sample.NewFolder();
    readonly List<string> warnings = [];

    [Theory]
    [InlineData("<img src=\"images/a b.png\" alt=\"x\">", "<img src=\"data:image/png;base64,aGk=\" alt=\"x\">")]
    [InlineData("<img alt='>' src='images/a%20b.png?raw=true'>", "<img alt='>' src=\"data:image/png;base64,aGk=\">")]
    [InlineData("<IMG width=3 SRC=./d.svg />", "<IMG width=3 SRC=\"data:image/svg+xml;base64,aGk=\" />")]
    [InlineData("<img src=\"inner/../d.svg\"><img src=\"d.svg\">",
        "<img src=\"data:image/svg+xml;base64,aGk=\"><img src=\"data:image/svg+xml;base64,aGk=\">")]
    public void A_picture_beside_the_notebook_is_in_the_page(string html, string embedded)
    {
        Directory.CreateDirectory(Path.Combine(folder, "images"));
        File.WriteAllText(Path.Combine(folder, "images", "a b.png"), "hi");
        Directory.CreateDirectory(Path.Combine(folder, "inner"));
        File.WriteAllText(Path.Combine(folder, "d.svg"), "hi");
        Assert.Equal(embedded, EmbeddedPictures.In(html, folder, warnings.Add));
        Assert.Empty(warnings);
    }

    [Theory]
    [InlineData("<img src=\"https://example.org/a.png\">")]
    [InlineData("<img src=\"//example.org/a.png\">")]
    [InlineData("<img src=\"data:image/png;base64,aGk=\">")]
    [InlineData("<img src=\"attachment:a.png\">")]
    [InlineData("<img src=\"/etc/a.png\">")]
    [InlineData("<img data-src=\"a.png\" alt=\" src='b.png'\">")]
    [InlineData("<imgs src=\"a.png\">")]
    public void What_is_elsewhere_stays_as_it_is(string html)
    {
        Assert.Equal(html, EmbeddedPictures.In(html, folder, warnings.Add));
        Assert.Empty(warnings);
    }

    [Theory]
    [InlineData("<img src=\"lost.png\" alt=\"A &lt;b&gt;\">", "The picture lost.png was not there when this page was made: A &lt;b&gt;",
        "the picture lost.png is not shown: there is no such file")]
    [InlineData("<img src=\"lost.png\">", "The picture lost.png was not there when this page was made.",
        "the picture lost.png is not shown: there is no such file")]
    [InlineData("<img src=\"secret.txt\">", "The picture secret.txt was not there when this page was made.",
        "the picture secret.txt is not shown: it is none")]
    public void One_that_is_not_there_is_told_in_its_place_and_as_a_warning(string html, string told, string warning)
    {
        File.WriteAllText(Path.Combine(folder, "secret.txt"), "secret");
        Assert.Equal($"<span class=\"absent\">{told}</span>", EmbeddedPictures.In(html, folder, warnings.Add));
        Assert.Equal(warning, Assert.Single(warnings));
    }
}
