namespace NotebookLab.Notebooks.Publishing.Formulas;

/// <summary>What stands between <c>\begin</c> and <c>\end</c>.</summary>
sealed partial class Parser
{
    Node Environment(string name)
    {
        Node body = name.TrimEnd('*') switch
        {
            "matrix" => Rows("c", TableKind.Matrix),
            "pmatrix" => new Fence("(", Rows("c", TableKind.Matrix), ")"),
            "bmatrix" => new Fence("[", Rows("c", TableKind.Matrix), "]"),
            "Bmatrix" => new Fence("{", Rows("c", TableKind.Matrix), "}"),
            "vmatrix" => new Fence("|", Rows("c", TableKind.Matrix), "|"),
            "Vmatrix" => new Fence("‖", Rows("c", TableKind.Matrix), "‖"),
            "array" => Rows(Columns(), TableKind.Matrix),
            "cases" => new Fence("{", Rows("l", TableKind.Cases), ""),
            "aligned" or "align" or "split" => Rows("rl", TableKind.Aligned),
            "gathered" or "gather" => Rows("c", TableKind.Aligned),
            "equation" => Row(),
            _ => throw Unknown($"\\begin{{{name}}}"),
        };
        if (!Current.IsCommand("end")) throw new FormulaException($"{Current} where \\end{{{name}}} should be");
        at++;
        return Raw() is var end && end == name ? body : throw new FormulaException($"\\end{{{end}}} where \\end{{{name}}} should be");
    }

    Table Rows(string alignment, TableKind kind)
    {
        List<IReadOnlyList<Node>> rows = [];
        List<Node> cells = [Row()];
        while (Current.Is("&") || Current.IsCommand("\\"))
        {
            if (Take().Is("&"))
            {
                cells.Add(Row());
                continue;
            }
            rows.Add(cells);
            cells = [Row()];
        }

        // A \\ before \end starts no row.
        if (cells is not [Row { Items: [] }]) rows.Add(cells);
        return new Table(rows, alignment, kind);
    }

    string Columns()
    {
        var columns = Raw().Replace(" ", "", StringComparison.Ordinal);
        return columns.Length > 0 && columns.All(c => c is 'l' or 'c' or 'r')
            ? columns
            : throw Unknown($"the column layout {{{columns}}}");
    }
}
