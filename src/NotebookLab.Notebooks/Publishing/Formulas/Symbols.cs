using System.Collections.Frozen;

namespace NotebookLab.Notebooks.Publishing.Formulas;

/// <summary>The commands that stand for one sign, one letter, one function or one gap.</summary>
static class Symbols
{
    static readonly FrozenDictionary<string, Node> All = Table().ToFrozenDictionary();

    /// <summary>Delimiters that <c>\left</c> and its siblings take, as they are written after it.</summary>
    public static readonly FrozenDictionary<string, string> Delimiters = Pairs("""
        ( ( ) ) [ [ ] ] | | / / < ⟨ > ⟩ \{ { \} } \lbrace { \rbrace } \| ‖ \vert | \Vert ‖ \lvert | \rvert |
        \lVert ‖ \rVert ‖ \langle ⟨ \rangle ⟩ \lfloor ⌊ \rfloor ⌋ \lceil ⌈ \rceil ⌉
        """).ToFrozenDictionary();

    /// <summary>Marks above or below a part.</summary>
    public static readonly FrozenDictionary<string, Operator> Marks = Pairs(
            "hat ^ bar ¯ tilde ~ vec → dot ˙ ddot ¨ check ˇ").Select(mark => (mark.Key, Role.Mark, mark.Value))
        .Concat(Pairs("widehat ^ widetilde ~ overline ¯ overrightarrow → overbrace ⏞ underline _ underbrace ⏟")
            .Select(mark => (mark.Key, Role.WideMark, mark.Value)))
        .ToFrozenDictionary(mark => mark.Key, mark => new Operator(mark.Value, mark.Item2));

    /// <summary>What a command stands for; null if it is not one of these.</summary>
    public static Node? Of(string command) => All.GetValueOrDefault(command);

    static IEnumerable<KeyValuePair<string, Node>> Table() =>
    [
        .. Nodes("""
            alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
            lambda λ mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ
            chi χ psi ψ omega ω partial ∂ ell ℓ
            """, text => new Identifier(text)),
        .. Nodes("""
            Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω nabla ∇ infty ∞
            hbar ℏ Re ℜ Im ℑ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ angle ∠ degree ° checkmark ✓
            """, text => new Identifier(text, Upright: true)),
        .. Nodes("""
            cdot · times × div ÷ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ le ≤ leq ≤ ge ≥ geq ≥
            ne ≠ neq ≠ ll ≪ gg ≫ lt < gt > approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ coloneqq ≔ doteq ≐
            to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ uparrow ↑ downarrow ↓ mapsto ↦ longrightarrow ⟶
            longmapsto ⟼ Rightarrow ⇒ implies ⟹ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ searrow ↘ nearrow ↗
            in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ setminus ∖ land ∧ wedge ∧ lor ∨ vee ∨
            perp ⊥ parallel ∥ mid ∣ colon : vdots ⋮
            """, text => new Operator(text, Role.Infix)),
        .. Nodes("pm ± mp ∓", text => new Operator(text, Role.Sign)),
        .. Nodes("forall ∀ exists ∃ neg ¬ lnot ¬ dots … ldots … cdots ⋯ ddots ⋱ % % # # _ _ & &",
            text => new Operator(text, Role.Plain)),
        .. Nodes("{ { lbrace { langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖", text => new Operator(text, Role.Open)),
        .. Nodes("} } rbrace } rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖", text => new Operator(text, Role.Close)),
        .. Nodes("| ‖ vert | Vert ‖", text => new Operator(text, Role.Bar)),
        .. Nodes("sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂", text => new Operator(text, Role.Sum)),
        .. Nodes("int ∫ iint ∬ iiint ∭ oint ∮", text => new Operator(text, Role.Integral)),
        .. Names("exp log ln lg sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh arg deg dim ker tr", hasLimits: false),
        .. Names("lim limsup liminf max min sup inf det gcd Pr argmin argmax", hasLimits: true),
        .. Nodes(", 0.1667 thinspace 0.1667 : 0.2222 ; 0.2778 ! -0.1667 quad 1 qquad 2 enspace 0.5", text => new Space(text)),
        new(" ", new Space("0.25")),
    ];

    static IEnumerable<KeyValuePair<string, Node>> Nodes(string pairs, Func<string, Node> node) =>
        Pairs(pairs).Select(pair => KeyValuePair.Create(pair.Key, node(pair.Value)));

    static IEnumerable<KeyValuePair<string, Node>> Names(string names, bool hasLimits) =>
        names.Split(' ').Select(name => KeyValuePair.Create<string, Node>(name, new Function(name, hasLimits)));

    static IEnumerable<KeyValuePair<string, string>> Pairs(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
}
