namespace NotebookLab.Tool;

/// <summary>What the command's exit code says.</summary>
static class ExitCodes
{
    /// <summary>Every cell of every notebook ran.</summary>
    public const int Ran = 0;

    /// <summary>A cell failed, or a notebook was stopped.</summary>
    public const int Failed = 1;

    /// <summary>Nothing was run: what was asked for can't be.</summary>
    public const int Refused = 2;
}
