namespace NotebookLab.Scripting.Tests.Running;

/// <summary>Every way to call oneself without an end that C# has: an error with its line, and the session lives on.</summary>
public sealed class RecursionTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    public static TheoryData<string, int> Endless => new()
    {
        { "int F(int n)\n{\n    return F(n + 1) + 1;\n}\nF(0)", 3 },
        { "int F(int n) => 1 + F(n + 1);\nF(0)", 1 },
        { "int F(int n) =>\n    1 + F(n + 1);\nF(0)", 2 },
        { "int F(int n) => 1 + G(n + 1); int G(int n) => 1 + F(n + 1);\nF(0)", 1 },
        // Text.
        { "class A\n{\n    public override string ToString() => $\"{this}\";\n}\nnew A().ToString()", 3 },
        { "class A\n{\n    public override string ToString() => \"\" + this;\n}\nnew A().ToString()", 3 },
        {
            "class A\n{\n    public override string ToString() { return string.Format(\"{0}\", this); }\n}\n"
                + "var text = new A().ToString();", 3
        },
        { "record R(int N)\n{\n    public R Again => this;\n}\nnew R(1).ToString()", 5 },
        { "record R(int N)\n{\n    public R Next;\n}\nvar r = new R(1);\nr.Next = r;\nr.GetHashCode()", 7 },
        { "record R(int N)\n{\n    public R Next;\n}\nR a = new(1), b = new(1);\na.Next = b;\nb.Next = a;\na == b", 8 },
        // Operators and conversions.
        { "record V(int N) { public static V operator +(V a, V b) => a + b + a; }\nnew V(1) + new V(2)", 1 },
        { "record V(int N)\n{\n    public static V operator -(V a)\n    {\n        return -a;\n    }\n}\nvar v = -new V(1);", 5 },
        {
            "record V(int N)\n{\n    public static bool operator true(V a) => a ? true : false;\n"
                + "    public static bool operator false(V a) => true;\n}\nif (new V(1)) { }", 3
        },
        { "class V\n{\n    public static implicit operator int(V v) => v;\n}\nint n = new V();", 3 },
        { "class V\n{\n    public static explicit operator int(V v)\n    {\n        return (int)v;\n    }\n}\nvar n = (int)new V();", 5 },
        { "class V\n{\n    public static implicit operator V(int n) => (V)n;\n}\nV v = 1;", 3 },
        // Properties and indexers.
        { "class A { public int X { get { return X + 1; } } }\nnew A().X", 1 },
        { "class A { public int X => X + 1; }\nnew A().X", 1 },
        { "class A\n{\n    public int X { get => X; set => X = value; }\n}\nnew A().X = 1;", 3 },
        {
            "class A\n{\n    public int X { init => X = value; get; }\n"
                + "    public int Y { get => field; set { Y = value; } }\n}\nnew A { Y = 1 }", 4
        },
        { "class A\n{\n    public int this[int i] => this[i + 1];\n}\nnew A()[0]", 3 },
        { "class A\n{\n    public int this[int i]\n    {\n        get { return this[i + 1]; }\n    }\n}\nnew A()[0]", 5 },
        { "class A\n{\n    int[] d = [1];\n    public ref int At(int i) => ref At(i + 1);\n}\nnew A().At(0)", 4 },
        // Construction.
        { "class A { A inner; public A() { inner = new A(); } }\nnew A()", 1 },
        { "class A\n{\n    A inner;\n    public A() => inner = new A();\n}\nnew A()", 4 },
        { "class A\n{\n    A inner = new A();\n}\nnew A()", 3 },
        { "class A\n{\n    public A Inner { get; } = new A();\n}\nnew A()", 3 },
        { "class A\n{\n    public A() : this(new A()) { }\n    public A(A other) { }\n}\nnew A()", 3 },
        { "class B\n{\n    public B(object o) { }\n}\nclass C : B\n{\n    public C() : base(new C()) { }\n}\nnew C()", 7 },
        { "class A(int n)\n{\n    A inner = new A(n + 1);\n}\nnew A(0)", 3 },
        { "struct S\n{\n    public object O;\n    public S(int n) { O = new S(n + 1); }\n}\nnew S(0)", 4 },
        { "record P(int X)\n{\n    public P Next { get; init; } = new P(X + 1);\n}\nnew P(0)", 3 },
        // Patterns, collections, deconstruction, throw.
        { "class A\n{\n    public void Deconstruct(out int x, out int y) => (x, y) = this;\n}\nvar (x, y) = new A();", 3 },
        {
            "class A\n{\n    public void Deconstruct(out int x, out int y)\n    {\n        if (this is (1, 2)) { }\n"
                + "        x = y = 0;\n    }\n}\nvar (x, y) = new A();", 5
        },
        {
            "using System.Collections;\nclass A : IEnumerable\n{\n    public void Add(int n) { var a = new A { n }; }\n"
                + "    public IEnumerator GetEnumerator() => null;\n}\nvar a = new A { 1 };", 4
        },
        { "class A : List<int>\n{\n    public new void Add(int n) { A a = [n]; }\n}\nA a = [1];", 3 },
        { "Exception E() => throw E();\nthrow E();", 1 },
        { "int F(int? n) => n ?? throw new Exception($\"{F(n)}\");\nF(null)", 1 },
        { "IEnumerable<int> F(int n)\n{\n    foreach (var i in F(n + 1)) yield return i;\n}\nF(0).Count()", 3 },
        {
            "class A\n{\n    public static bool operator ==(A a, A b) => a == b;\n"
                + "    public static bool operator !=(A a, A b) => a != b;\n}\nnew A() == null", 3
        },
        {
            "class A\n{\n    public override bool Equals(object o) => o.Equals(this);\n"
                + "    public override int GetHashCode() => 1;\n}\nnew A().Equals(new A())", 3
        },
        // Lambdas.
        { "Func<int, int> f = null;\nf = n => 1 + f(n);\nf(1)", 2 },
        { "Func<int, int> f = null;\nf = n =>\n    1 + f(n);\nf(1)", 3 },
        { "Func<int, int> f = null, g = null;\nf = n => 1 + g(n); g = n => 1 + f(n);\nf(1)", 2 },
        { "Func<int, int> f = null;\nf = n => 1 + f.Invoke(n);\nf(1)", 2 },
        { "var fs = new Func<int, int>[1];\nfs[0] = n => 1 + fs[0](n);\nfs[0](1)", 2 },
        { "var fs = new Dictionary<string, Func<int, int>>();\nfs[\"f\"] = n => 1 + fs[\"f\"](n);\nfs[\"f\"](1)", 2 },
        { "class A\n{\n    public Func<int, int> F;\n    public A() => F = n => 1 + F(n);\n}\nnew A().F(1)", 4 },
        { "Action a = null;\na = delegate { a(); };\na();", 2 },
        { "delegate int D(D d);\nD d = x => 1 + x(x);\nd(d)", 2 },
        { "Func<Task> f = null;\nf = async () => await f();\nawait f();", 2 },
        { "async Task<int> F(int n) => await F(n + 1) + 1;\nawait F(0)", 1 },
        { "async Task<int> F(int n)\n{\n    return await F(n + 1) + 1;\n}\nawait F(0)", 3 },
        { "async ValueTask F() => await F();\nawait F();", 1 },
        // What is unwound calls as well.
        { "int F(int n)\n{\n    try { return 1 + F(n + 1); }\n    catch (Exception e) { throw new Exception(\"x\", e); }\n}\nF(0)", 3 },
        { "int F(int n)\n{\n    try { return 1 + F(n + 1); }\n    catch { throw; }\n}\nF(0)", 3 },
        { "int G(int n) => Math.Abs(n);\nint F(int n)\n{\n    try { return 1 + F(n + 1); }\n    finally { G(n); }\n}\nF(0)", 4 },
        { "int F(int n)\n{\n    using var s = new System.IO.MemoryStream(1);\n    return 1 + F(n + 1);\n}\nF(0)", 4 },
        {
            "class E : IEnumerable<int>\n{\n    public IEnumerator<int> GetEnumerator() { foreach (var x in this) yield return x; }\n"
                + "    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();\n}\n"
                + "foreach (var y in new E()) { }", 3
        },
        // Through a library.
        {
            "class C : IComparer<int>\n{\n    public int Compare(int a, int b) => new[] { a, b }.Order(this).First();\n}\n"
                + "new[] { 2, 1 }.Order(new C()).First()", 3
        },
        {
            "int Compare(int a, int b)\n{\n    var list = new List<int> { a, b };\n    list.Sort(Compare);\n    return 0;\n}\n"
                + "new List<int> { 2, 1 }.Sort(Compare);", 4
        },
        { "class K\n{\n    public override int GetHashCode() => new HashSet<K> { this }.Count;\n}\nnew K().GetHashCode()", 3 },
        { "int F(int n) => new[] { n }.Select(F).First();\nF(0)", 1 },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task Endless_recursion_is_an_error_with_its_line_and_the_session_lives_on(string code, int line)
    {
        await lab.Value("var alive = 1;");
        await lab.Run(code);
        Assert.Equal("InsufficientExecutionStackException", lab.Error?.Name);
        Assert.Contains("calls itself", lab.Error!.Message);
        Assert.Equal(line, lab.Error.Place!.Line);
        Assert.True(lab.Error.Trace.Count < 30);
        Assert.Equal("1", await lab.Value("alive"));
    }

    [Fact]
    public async Task What_went_too_deep_is_caught_by_who_began_it()
    {
        Assert.Equal("caught, 1", await lab.Value("""
            int finals = 0;
            int F(int n) { try { return F(n + 1) + 1; } catch (TimeoutException) { return 0; } }
            string Try() { try { F(0); return ""; } catch (InsufficientExecutionStackException) { return "caught"; } finally { finals++; } }
            $"{Try()}, {finals}"
            """));
        Assert.Equal("caught, 2", await lab.Value("$\"{Try()}, {finals}\""));
    }
}
