namespace NotebookLab.Tool;

/// <summary>What to run, and how.</summary>
/// <param name="Paths">Notebooks, and folders of notebooks; the folder <c>notebooks</c> when none is named.</param>
/// <param name="Output">Where the executed notebooks and the page are written.</param>
/// <param name="Timeout">How many seconds a notebook may take.</param>
/// <param name="Jobs">How many notebooks run at once.</param>
/// <param name="Update">Whether the outputs are written into the notebooks themselves.</param>
/// <param name="Images">Whether the charts get pictures.</param>
/// <param name="Solutions">Whether the executed notebooks and the page keep their solutions.</param>
/// <param name="Outputs">Whether they keep their outputs.</param>
sealed record RunOptions(
    string[] Paths,
    string Output = "artifacts/page",
    double Timeout = 120,
    int? Jobs = null,
    bool Update = false,
    bool Images = false,
    bool Solutions = true,
    bool Outputs = true);
