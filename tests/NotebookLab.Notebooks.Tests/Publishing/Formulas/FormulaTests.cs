using NotebookLab.Notebooks.Publishing.Formulas;

namespace NotebookLab.Notebooks.Tests.Publishing.Formulas;

public class FormulaTests
{
    public static TheoryData<string, string> Known => new()
    {
        { """x = -1""", """<mrow><mi>x</mi><mo>=</mo><mo form="prefix">−</mo><mn>1</mn></mrow>""" },
        { """a - b""", """<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>""" },
        { """2.5x.""", """<mrow><mn>2.5</mn><mi>x</mi><mo lspace="0" rspace="0">.</mo></mrow>""" },
        {
            """f'(x)""",
            """<mrow><mrow><mi>f</mi><mo lspace="0" rspace="0">′</mo></mrow><mo form="prefix" stretchy="false">(</mo><mi>x</mi>"""
            + """<mo form="postfix" stretchy="false">)</mo></mrow>"""
        },
        { """f''_0""", """<msub><mrow><mi>f</mi><mo lspace="0" rspace="0">″</mo></mrow><mn>0</mn></msub>""" },
        { """x_i^2""", """<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>""" },
        { """x^10""", """<mrow><msup><mi>x</mi><mn>1</mn></msup><mn>0</mn></mrow>""" },
        { """\frac12""", """<mfrac><mn>1</mn><mn>2</mn></mfrac>""" },
        { """\tfrac{1}{2}""", """<mstyle displaystyle="false" scriptlevel="0"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle>""" },
        { """\sqrt{x}""", """<msqrt><mi>x</mi></msqrt>""" },
        { """\sqrt[3]{x}""", """<mroot><mi>x</mi><mn>3</mn></mroot>""" },
        {
            """\lim_{h \to 0} h""",
            """<mrow><munder><mo movablelimits="true" form="prefix" lspace="0" rspace="0">lim</mo><mrow><mi>h</mi><mo>→</mo><mn>0"""
            + """</mn></mrow></munder><mo>&#x2061;</mo><mspace width="0.1667em"/><mi>h</mi></mrow>"""
        },
        {
            """\sum_{i=1}^n i""",
            """<mrow><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi></mrow>"""
        },
        { """\int_0^1 x""", """<mrow><msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>x</mi></mrow>""" },
        { """\sin x""", """<mrow><mi>sin</mi><mo>&#x2061;</mo><mspace width="0.1667em"/><mi>x</mi></mrow>""" },
        {
            """2\exp(x)""",
            """<mrow><mn>2</mn><mspace width="0.1667em"/><mi>exp</mi><mo>&#x2061;</mo><mo form="prefix" stretchy="false">(</mo>"""
            + """<mi>x</mi><mo form="postfix" stretchy="false">)</mo></mrow>"""
        },
        {
            """\arg\max_k y""",
            """<mrow><mi>arg</mi><mo>&#x2061;</mo><mspace width="0.1667em"/><munder>"""
            + """<mo movablelimits="true" form="prefix" lspace="0" rspace="0">max</mo><mi>k</mi></munder><mo>&#x2061;</mo>"""
            + """<mspace width="0.1667em"/><mi>y</mi></mrow>"""
        },
        { """\nabla f""", """<mrow><mi mathvariant="normal">∇</mi><mi>f</mi></mrow>""" },
        { """\partial x""", """<mrow><mi>∂</mi><mi>x</mi></mrow>""" },
        { """\Delta""", """<mi mathvariant="normal">Δ</mi>""" },
        { """|x|""", """<mrow><mo form="prefix" stretchy="false">|</mo><mi>x</mi><mo form="postfix" stretchy="false">|</mo></mrow>""" },
        {
            """\lVert x \rVert""",
            """<mrow><mo form="prefix" stretchy="false">‖</mo><mi>x</mi><mo form="postfix" stretchy="false">‖</mo></mrow>"""
        },
        { """\left( x \right.""", """<mrow><mo form="prefix" stretchy="true">(</mo><mi>x</mi></mrow>""" },
        { """\bigl( x""", """<mrow><mo form="prefix" stretchy="true" minsize="1.2em" maxsize="1.2em">(</mo><mi>x</mi></mrow>""" },
        { """\hat{m}_t""", """<msub><mover accent="true"><mi>m</mi><mo stretchy="false">^</mo></mover><mi>t</mi></msub>""" },
        { """\vec v""", """<mover accent="true"><mi>v</mi><mo stretchy="false">→</mo></mover>""" },
        { """\overline{AB}""", """<mover accent="true"><mrow><mi>A</mi><mi>B</mi></mrow><mo stretchy="true">¯</mo></mover>""" },
        {
            """\underbrace{x}_{\text{a b}}""",
            """<munder><munder><mi>x</mi><mo stretchy="true">⏟</mo></munder><mtext>a b</mtext></munder>"""
        },
        { """\overset{a}{=}""", """<mover><mo>=</mo><mi>a</mi></mover>""" },
        { """\mathbf{W}""", """<mi>𝐖</mi>""" },
        { """\mathbb{R}""", """<mi>ℝ</mi>""" },
        { """\mathcal L""", """<mi>ℒ</mi>""" },
        { """\mathrm{ReLU}""", """<mi>ReLU</mi>""" },
        { """\mathrm{d}x""", """<mrow><mi mathvariant="normal">d</mi><mi>x</mi></mrow>""" },
        { """\boldsymbol\theta""", """<mi>𝜽</mi>""" },
        {
            """\operatorname*{arg\,min}_x""",
            """<munder><mo movablelimits="true" form="prefix" lspace="0" rspace="0">arg min</mo><mi>x</mi></munder>"""
        },
        { """\text{if } x < 0""", """<mrow><mtext>if </mtext><mi>x</mi><mo>&lt;</mo><mn>0</mn></mrow>""" },
        { """a \quad b""", """<mrow><mi>a</mi><mspace width="1em"/><mi>b</mi></mrow>""" },
        { """x \% y""", """<mrow><mi>x</mi><mo lspace="0" rspace="0">%</mo><mi>y</mi></mrow>""" },
        {
            """\begin{pmatrix} 1 & 2 \\ 3 & 4 \\ \end{pmatrix}""",
            """<mrow><mo form="prefix" stretchy="true">(</mo><mtable class="matrix"><mtr><mtd class="c"><mn>1</mn></mtd>"""
            + """<mtd class="c"><mn>2</mn></mtd></mtr><mtr><mtd class="c"><mn>3</mn></mtd><mtd class="c"><mn>4</mn></mtd></mtr>"""
            + """</mtable><mo form="postfix" stretchy="true">)</mo></mrow>"""
        },
        {
            """\begin{cases} 1 & x \\ 0 \end{cases}""",
            """<mrow><mo form="prefix" stretchy="true">{</mo><mtable class="cases"><mtr><mtd class="l"><mn>1</mn></mtd>"""
            + """<mtd class="l"><mi>x</mi></mtd></mtr><mtr><mtd class="l"><mn>0</mn></mtd></mtr></mtable></mrow>"""
        },
        {
            """\begin{align} a &= b \\ &+ c \end{align}""",
            """<mtable class="aligned" displaystyle="true"><mtr><mtd class="r"><mi>a</mi></mtd><mtd class="l"><mrow><mrow></mrow>"""
            + """<mo>=</mo><mi>b</mi></mrow></mtd></mtr><mtr><mtd class="r"><mrow></mrow></mtd><mtd class="l"><mrow><mrow></mrow>"""
            + """<mo>+</mo><mi>c</mi></mrow></mtd></mtr></mtable>"""
        },
        {
            """\begin{array}{lr} a & b \end{array}""",
            """<mtable class="matrix"><mtr><mtd class="l"><mi>a</mi></mtd><mtd class="r"><mi>b</mi></mtd></mtr></mtable>"""
        },
        {
            """\displaystyle \sum_i x""",
            """<mstyle displaystyle="true" scriptlevel="0"><mrow><munder><mo>∑</mo><mi>i</mi></munder><mi>x</mi></mrow></mstyle>"""
        },
        { """x^*""", """<msup><mi>x</mi><mo lspace="0" rspace="0">∗</mo></msup>""" },
        {
            """f(\cdot)""",
            """<mrow><mi>f</mi><mo form="prefix" stretchy="false">(</mo><mo lspace="0" rspace="0">·</mo>"""
            + """<mo form="postfix" stretchy="false">)</mo></mrow>"""
        },
        { """2.""", """<mrow><mn>2</mn><mo lspace="0" rspace="0">.</mo></mrow>""" },
        {
            """|x||y|""",
            """<mrow><mo form="prefix" stretchy="false">|</mo><mi>x</mi><mo form="postfix" stretchy="false">|</mo>"""
            + """<mo form="prefix" stretchy="false">|</mo><mi>y</mi><mo form="postfix" stretchy="false">|</mo></mrow>"""
        },
        { """a/-b""", """<mrow><mi>a</mi><mo lspace="0" rspace="0">/</mo><mo form="prefix">−</mo><mi>b</mi></mrow>""" },
        { """n! - 1""", """<mrow><mi>n</mi><mo lspace="0" rspace="0">!</mo><mo>−</mo><mn>1</mn></mrow>""" },
        { """x := 1""", """<mrow><mi>x</mi><mo>≔</mo><mn>1</mn></mrow>""" },
        { """α ≤ 1""", """<mrow><mi>α</mi><mo>≤</mo><mn>1</mn></mrow>""" },
        {
            """\left. y \middle| x \right|""",
            """<mrow><mrow><mi>y</mi><mo stretchy="true" lspace="0.2222em" rspace="0.2222em">|</mo><mi>x</mi></mrow>"""
            + """<mo form="postfix" stretchy="true">|</mo></mrow>"""
        },
        {
            """\binom n k""",
            """<mrow><mo form="prefix" stretchy="true">(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac>"""
            + """<mo form="postfix" stretchy="true">)</mo></mrow>"""
        },
        { """x % comment""", """<mi>x</mi>""" },
        {
            """\{1, \dots, n\}""",
            """<mrow><mo form="prefix" stretchy="false">{</mo><mn>1</mn><mo>,</mo><mo lspace="0" rspace="0">…</mo><mo>,</mo><mi>n"""
            + """</mi><mo form="postfix" stretchy="false">}</mo></mrow>"""
        },
        { "", """<mrow></mrow>""" },
    };

    public static TheoryData<string, string> Unknown => new()
    {
        { """\color{red} x""", """\color is not known""" },
        { """\begin{tikzcd} x \end{tikzcd}""", """\begin{tikzcd} is not known""" },
        { """\begin{matrix} x \end{pmatrix}""", """\end{pmatrix} where \end{matrix} should be""" },
        { """\begin{matrix} x""", """the end where \end{matrix} should be""" },
        { """\begin{array}{c|c} x \end{array}""", """the column layout {c|c} is not known""" },
        { "{x", "the end where } should be" },
        { "x}", "} where nothing is open" },
        { "a & b", "& where nothing is open" },
        { """\left( x""", """the end where \right should be""" },
        { """\left x \right)""", "x where a delimiter should be" },
        { """\frac{1}""", "the end where a part of the formula is missing" },
        { "x^", "the end where a part of the formula is missing" },
        { "x^^2", "^ where a part of the formula is missing" },
        { "x_1_2", "two subscripts on one base" },
        { "x^1^2", "two superscripts on one base" },
        { """\text x""", "x where { should be" },
        { """\text{a $x$ b}""", "$ within text" },
        { """\text{a""", "the end within text" },
        { """\sqrt[3 x""", "the end where ] should be" },
        { "x # y", "# is not known" },
        { """x \""", """\ is not known""" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void TeX_becomes_exactly_this_MathML(string tex, string body) => Assert.Equal(
        $"<math><semantics>{body}<annotation encoding=\"application/x-tex\">{MathWriter.Escape(tex)}</annotation></semantics></math>",
        Formula.ToMathML(tex, display: false));

    [Theory]
    [MemberData(nameof(Unknown))]
    public void What_is_not_known_is_refused_by_name(string tex, string message) =>
        Assert.Equal(message, Assert.Throws<FormulaException>(() => Formula.ToMathML(tex, display: false)).Message);

    [Fact]
    public void A_formula_on_its_own_line_is_in_display_style() =>
        Assert.StartsWith("<math display=\"block\"><semantics><mi>x</mi>", Formula.ToMathML("x", display: true));
}
