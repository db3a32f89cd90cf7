using System.Text;
using System.Text.Json.Nodes;
using NotebookLab.Jupyter.Protocol;

namespace NotebookLab.Jupyter.Tests.Protocol;

public sealed class WireTests
{
    readonly Wire wire = new("secret");

    [Theory]
    [InlineData("a", "a")]
    [InlineData("\\ud83d\\ude00", "😀")]
    [InlineData("\\\\ud800", "\\ud800")]
    [InlineData("\\ud800", "\ufffd")]
    [InlineData("\\udc00x", "\ufffdx")]
    [InlineData("\\uD83D\\ud83d\\uDE00", "\ufffd😀")]
    [InlineData("\\ude00\\ud83d", "\ufffd\ufffd")]
    [InlineData("\\\\\\ud800\\n", "\\\ufffd\n")]
    public void A_text_that_is_read_is_one(string json, string text) =>
        Assert.Equal(text, Read($"{{\"code\": \"{json}\"}}")!.Get("code", ""));

    [Fact]
    public void Bytes_that_are_no_text_are_read_as_such()
    {
        byte[] content = [.. "{\"code\": \""u8, 0xED, 0xA0, 0x80, .. "\"}"u8];
        Assert.StartsWith("\ufffd", wire.Read(Signed(content))!.Get("code", ""));
    }

    // Not as the data of an attribute, which is text itself.
    [Fact]
    public void Half_a_pair_is_written_as_the_sign_for_it()
    {
        A_text_that_is_written_is_one("a\ud800b", "a\ufffdb");
        A_text_that_is_written_is_one("\ude00", "\ufffd");
    }

    [Theory]
    [InlineData("😀", "😀")]
    [InlineData("\"\\<", "\"\\<")]
    public void A_text_that_is_written_is_one(string text, string written)
    {
        var content = new JsonObject { ["list"] = new JsonArray(text, 5, null), [text] = true };
        var read = wire.Read(wire.Write(wire.New("stream", content, null)))!.Content;
        Assert.Equal((written, 5), (read["list"]![0]!.ToString(), (int)read["list"]![1]!));
        Assert.True((bool)read[written]!);
    }

    [Fact]
    public void What_was_changed_on_its_way_is_not_read()
    {
        foreach (int frame in new[] { 1, 2, 3, 4, 5 })
        {
            var frames = Signed("{\"code\": \"1\"}"u8.ToArray());
            frames[frame] = [.. frames[frame]];
            frames[frame][0] ^= 1;
            Assert.Null(wire.Read(frames));
        }
    }

    Message? Read(string content) => wire.Read(Signed(Encoding.UTF8.GetBytes(content)));

    byte[][] Signed(byte[] content)
    {
        byte[][] signed = ["{\"msg_type\": \"execute_request\"}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), content];
        byte[] signature = System.Security.Cryptography.HMACSHA256.HashData("secret"u8, signed.SelectMany(frame => frame).ToArray());
        return ["<IDS|MSG>"u8.ToArray(), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(signature)), .. signed];
    }
}
