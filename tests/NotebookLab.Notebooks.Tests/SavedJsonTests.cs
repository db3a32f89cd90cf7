using System.Text.Json.Nodes;

namespace NotebookLab.Notebooks.Tests;

/// <summary>JSON as a front end's own JSON.parse, sort and JSON.stringify leave it.</summary>
public class SavedJsonTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("-17", "-17")]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("1.0", "1")]
    [InlineData("100", "100")]
    [InlineData("1.50", "1.5")]
    [InlineData("-0.25", "-0.25")]
    [InlineData("1E-05", "0.00001")]
    [InlineData("1.5E-6", "0.0000015")]
    [InlineData("1E-07", "1e-7")]
    [InlineData("-1.25E-10", "-1.25e-10")]
    [InlineData("1E+16", "10000000000000000")]
    [InlineData("123456789012345680000", "123456789012345680000")]
    [InlineData("1E+21", "1e+21")]
    [InlineData("2.5E+128", "2.5e+128")]
    [InlineData("5E-324", "5e-324")]
    [InlineData("0.1", "0.1")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("1e999", "1e999")]
    public void A_number_is_written_as_JavaScript_writes_it(string number, string saved) =>
        Assert.Equal(saved, SavedJson.Of(JsonNode.Parse(number))!.ToJsonString());

    [Fact]
    public void A_text_is_written_as_it_is_and_not_as_it_was_escaped() =>
        Assert.True(SavedJson.Of(JsonNode.Parse("\"99.9\\u00a0%\""))!.AsValue().TryGetValue(out string? text) && text == "99.9\u00a0%");

    [Fact]
    public void Keys_are_in_order_at_every_depth_and_items_stay() =>
        Assert.Equal("""{"B":[{"a":1,"b":null},2],"_":"x","a":true}""",
            SavedJson.Of(JsonNode.Parse("""{"a":true,"_":"x","B":[{"b":null,"a":1.0},2]}"""))!.ToJsonString());
}
