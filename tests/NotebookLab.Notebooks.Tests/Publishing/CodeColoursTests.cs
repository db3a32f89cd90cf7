using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using NotebookLab.Notebooks.Publishing;

namespace NotebookLab.Notebooks.Tests.Publishing;

public class CodeColoursTests
{
    [Theory]
    [InlineData("var x = 1.5e-3;", "[k:var] x = [n:1.5e-3];")]
    [InlineData("// why\nx", "[c:// why]\nx")]
    [InlineData("Math.Sin(x)", "[t:Math].[f:Sin](x)")]
    [InlineData("new List<double> { 1 }", "[k:new] [t:List]<[k:double]> { [n:1] }")]
    [InlineData("record Point(double X) : Shape;", "[k:record] [t:Point]([k:double] X) : [t:Shape];")]
    [InlineData("static T Id<T>(T x) => x;", "[k:static] [t:T] [f:Id]<[t:T]>([t:T] x) => x;")]
    [InlineData("$\"h is {h:F2}\"", "[s:$\"][s:h is ]{h:[s:F2]}[s:\"]")]
    [InlineData("nameof(h)", "[k:nameof](h)")]
    [InlineData("#r \"a.dll\"\nusing System;", "[d:#r \"a.dll\"\n][k:using] System;")]
    [InlineData("#!time\nx", "[d:#!time\n]x")]
    [InlineData("1 +\n#!who\n2", "[n:1] +\n[d:#!who\n][n:2]")]
    public void Tokens_get_the_class_of_what_they_are(string code, string marked) =>
        Assert.Equal(marked,
            WebUtility.HtmlDecode(Regex.Replace(CodeColours.ToHtml(code), "<span class=\"(.)\">([^<]*)</span>", "[$1:$2]")));

    static readonly string[] Pieces =
        ["\"", "<b>", "&amp;", "/*", "//", "{", "}", "$\"", "\n", " ", "#r", "#!x", "x", "class", "1e", "'", "\"\"\""];

    [Fact]
    public void No_letter_of_any_text_is_lost_or_taken_for_HTML() => Gen.OneOf(
        Gen.String,
        Gen.Int[0, Pieces.Length - 1].Array.Select(picks => string.Concat(picks.Select(pick => Pieces[pick]))))
        .Sample(code => Without(CodeColours.ToHtml(code)) == Html.Escape(code));

    static string Without(string html) => Regex.Replace(html, "<span class=\".\">|</span>", "");
}
