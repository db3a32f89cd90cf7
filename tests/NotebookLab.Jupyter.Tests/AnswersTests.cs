using NotebookLab.Jupyter.Protocol;
using NotebookLab.Scripting;

namespace NotebookLab.Jupyter.Tests;

public sealed class AnswersTests : IDisposable
{
    readonly Session session = new(Path.GetTempPath());

    public void Dispose() => session.Dispose();

    [Fact]
    public void A_whole_cell_is_complete() => All("complete",
    [
        "1 + 1", "x", "foo()", "foo();", "int x = 5;", "class A { }", "if (true) { }", "if (a) b();", "x => x", "\"abc\"", "// hello",
        "/* a */",
        "using System;", "int F() => 1;", "x.y", "#r \"nuget: A\"", "$\"{x}\"", "'a'", "while (true) ;", "List<int> x;", "x++",
        "await x", "return 5;",
        "", " ", "\n", "x!", "a ? b ; c", "namespace A { class B { } }", "1 +\n2", "foo(\n)", "\"\"\"\na\n\"\"\"",
    ]);

    [Fact]
    public void What_something_may_still_be_typed_behind_is_incomplete() => All("incomplete",
    [
        "if (true) {", "foo(", "int x = ", "int x = 5", "1 +", "x.", "x?.", "\"abc", "var s = \"abc", "@\"abc", "$\"abc", "$\"a{x",
        "$\"a{foo(x",
        "$\"a{foo(\"x", "$@\"a{x", "$\"\"\"abc", "\"\"\"abc", "\"\"\"\nabc\n", "'", "'a", "/* abc", "#if X\nfoo", "List<int",
        "Dictionary<string, List<int",
        "F<int", "new List<int", "new List<int> { 1,", "(int a, int b", "(int a, int", "(x, y", "x =>", "(x, y) =>", "foreach (var x",
        "foreach (var x in",
        "for (int i = 0; i < 10", "for (int i = 0; i < 10; i++)", "while (true)", "do { }", "do { } while (x", "try { }", "try { } catch (",
        "if (a) b(); else", "switch (x) { case 1", "x switch { 1 =>", "class A :", "class A { int x;", "class A<T> where T",
        "record P(int", "record P",
        "enum E { A,", "public", "public static", "static int F(int a)", "static int F(int a", "int F() =>", "[Obsolete", "using System",
        "using (var x = y)", "return", "0x", "1e", "int[] a = { 1, 2", "int[] a = [1, 2", "from x in y", "from x in y where x", "a ? b",
        "a ? b :",
        "x is { Length: > 3", "new", "new {", "delegate int", "lock (x)", "unsafe {", "goto", "throw", "x +=", "async () =>",
        "var (a, b", "int a, b",
        "int a = 1, b =", "nameof(", "!", "-", "(", "[", "{", "@", "var f = (int", "Func<int, int", "if (x is not null && (", "namespace A",
    ]);

    [Fact]
    public void What_nothing_can_mend_is_invalid() => All("invalid",
    [
        "int 7q = ;;)", "1 + )", ")", "}", "]", "int = = 3;", "1 2", "foo(]", "{ ( }", "if true", "class { }", "else { }", "catch { }",
        "x = = 3;",
        "a b c", "var x = 5;;)", "\"abc\nfoo", "foo(1,,2)", "foo(1 2)", "for (;;;) { }", "while { }", "do { } until (x);", "int F( { }",
        "new int[;",
        "'ab'", "''", "1..2.3.;", "x ++ ++ y", "[1, 2)", "\"a\" \"b\"", "return return;", "using System System;", "class A { int }",
        "if (x) } ",
        "enum E { 1 }", "switch (x) { 1 }", "case 1:", "@ x", "0x;", "\"\\q\"", "foreach (x) { }", "try { } x;", "int x = 5\nint y z", ")(",
    ]);

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("$\"{")]
    public void What_is_open_thousands_of_times_is_told_at_once(string open) =>
        All("incomplete", [string.Concat(Enumerable.Repeat(open, 20_000))]);

    // The list that VS Code looks a word up in, and the list that it takes the icon of that number from.
    static readonly string[] words =
    [
        "method", "function", "constructor", "field", "variable", "class", "struct", "interface", "module", "property", "event", "operator",
        "unit", "value", "constant", "enum", "enumMember", "keyword", "text", "color", "file", "reference", "customcolor", "folder",
        "typeParameter",
    ];
    static readonly string[] icons =
    [
        "Text", "Method", "Function", "Constructor", "Field", "Variable", "Class", "Interface", "Module", "Property", "Unit", "Value",
        "Enum", "Keyword", "Snippet", "Color", "File", "Reference", "Folder", "EnumMember", "Constant", "Struct", "Event", "Operator",
        "TypeParameter",
    ];

    [Theory]
    [InlineData("Console.WriteLi", "WriteLine", "Method", "function")]
    [InlineData("\"a\".Len", "Length", "Property", "property")]
    [InlineData("StringBuil", "StringBuilder", "Class", "class")]
    [InlineData("DateTi", "DateTime", "Struct", "struct")]
    [InlineData("DayOfW", "DayOfWeek", "Enum", "enum")]
    [InlineData("IEnumer", "IEnumerable", "Interface", "interface")]
    [InlineData("Syst", "System", "Module", "module")]
    [InlineData("whil", "while", "Keyword", "keyword")]
    [InlineData("int counted = 1; coun", "counted", "Field", "field")]
    [InlineData("{ int counted = 1; coun", "counted", "Variable", "variable")]
    public void Completions_have_the_icon_of_what_they_are(string code, string name, string icon, string word)
    {
        Assert.Equal(icon, icons[Array.IndexOf(words, TypeOf(isVsCode: true))]);
        Assert.Equal(word, TypeOf(isVsCode: false));

        string TypeOf(bool isVsCode) => new Answers(session, new History(), "", isVsCode)
            .To(new([], new() { ["msg_type"] = "complete_request" }, [], [], new() { ["code"] = $"using System.Text;\n{code}" }), false)!
            ["metadata"]!["_jupyter_types_experimental"]!.AsArray().Single(item => $"{item!["text"]}" == name)!["type"]!.ToString();
    }

    void All(string status, string[] codes) => Assert.All(codes, code => Assert.Equal((code, status), (code, StatusOf(code))));

    string StatusOf(string code) => new Answers(session, new History(), "")
        .To(new([], new() { ["msg_type"] = "is_complete_request" }, [], [], new() { ["code"] = code }), isSuperseded: false)!
        ["status"]!.ToString();
}
