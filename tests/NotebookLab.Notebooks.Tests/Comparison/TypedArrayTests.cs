using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using NotebookLab.Notebooks.Comparison;

namespace NotebookLab.Notebooks.Tests.Comparison;

public class TypedArrayTests
{
    [Fact]
    public void A_typed_array_is_the_plain_one_written_shorter()
    {
        var typed = Array(MemoryMarshal.AsBytes<double>([1, 2, 3, double.NaN]), "f8", "2,2");
        Assert.Empty(Compare(typed, "[[1, 2], [3, null]]"));
        Assert.Equal(["x[1][0]: 3, 4"], Compare(typed, "[[1, 2], [4, null]]"));
    }

    [Fact]
    public void A_column_is_rows_of_one() => Assert.Empty(Compare(Array([1, 2], "u1", "2,1"), "[[1], [2]]"));

    [Fact]
    public void Whole_numbers_of_every_width_are_decoded()
    {
        Assert.Empty(Compare(Array([1, 255], "i1"), "[1, -1]"));
        Assert.Empty(Compare(Array([1, 255], "u1"), "[1, 255]"));
        Assert.Empty(Compare(Array(MemoryMarshal.AsBytes<short>([1, -2]), "i2"), "[1, -2]"));
        Assert.Empty(Compare(Array(MemoryMarshal.AsBytes<ushort>([1, 65535]), "u2"), "[1, 65535]"));
        Assert.Empty(Compare(Array(MemoryMarshal.AsBytes<int>([1, -70000]), "i4"), "[1, -70000]"));
        Assert.Empty(Compare(Array(MemoryMarshal.AsBytes<uint>([1, 4000000000]), "u4"), "[1, 4000000000]"));
    }

    [Fact]
    public void Single_precision_is_compared_in_its_own_precision()
    {
        var was = Array(MemoryMarshal.AsBytes<float>([1.1f]), "f4");
        Assert.Empty(Compare(was, Array(MemoryMarshal.AsBytes<float>([MathF.BitIncrement(1.1f)]), "f4")));
        Assert.Single(Compare(was, Array(MemoryMarshal.AsBytes<float>([1.10001f]), "f4")));
        Assert.Empty(Compare(was, "[1.1]"));
        Assert.Empty(Compare("[1.1]", was));
    }

    [Fact]
    public void A_damaged_or_unknown_typed_array_is_compared_as_the_JSON_it_is()
    {
        Assert.Empty(Compare("""{"bdata":"%","dtype":"f8"}""", """{"bdata":"%","dtype":"f8"}"""));
        Assert.Single(Compare("""{"bdata":"AA==","dtype":"q9"}""", """{"bdata":"AQ==","dtype":"q9"}"""));
    }

    static string Array(ReadOnlySpan<byte> bytes, string type, string? shape = null) =>
        new JsonObject { ["bdata"] = Convert.ToBase64String(bytes), ["dtype"] = type, ["shape"] = shape }.ToJsonString();

    static string[] Compare(string expected, string actual) =>
    [
        .. new JsonComparison(new TextComparison(1e-9)).Compare("x", JsonNode.Parse(expected), JsonNode.Parse(actual))
            .Select(found => $"{found.Where}: {found.Expected}, {found.Actual}"),
    ];
}
