using NotebookLab.Notebooks.Publishing;

namespace NotebookLab.Notebooks.Tests.Publishing;

public class HtmlTests
{
    [Theory]
    [InlineData("01-derivative", "01-derivative")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("a b?c#d\"<e>", "a-b-c-d--e")]
    [InlineData("Ableitung für α", "Ableitung-für-α")]
    [InlineData("..", "notebook")]
    public void A_file_name_is_safe_in_a_folder_and_in_an_address(string name, string file) =>
        Assert.Equal(file, Html.FileName(name));

    [Fact]
    public void Escaped_text_ends_neither_a_tag_nor_an_attribute() =>
        Assert.Equal("&lt;a b=&quot;c&quot;&gt; &amp;amp;", Html.Escape("<a b=\"c\"> &amp;"));
}
