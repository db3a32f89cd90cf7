using NotebookLab.Scripting.Outputs;

#pragma warning disable IDE1006 // the names are Python's, as notebooks know them
namespace NotebookLab.Scripting.Conventions;

/// <summary>What a cell can call without a using, beside what .NET Interactive's <c>Kernel</c> has.</summary>
public static class CellFunctions
{
    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="wait">Whether only when the next output comes, so that nothing flickers.</param>
    public static void clear_output(bool wait = false) => CellConsole.Current?.Invoke(new ClearedOutput(wait));

    /// <summary>Asks the learner for a line of text.</summary>
    /// <exception cref="InvalidOperationException">Nobody is there to answer: the notebook is run without a front end.</exception>
    public static string input(string prompt = "") => CellInput.Ask(new(prompt, IsPassword: false)).GetAwaiter().GetResult();

    /// <summary>Asks the learner for a line that is not shown.</summary>
    /// <inheritdoc cref="input" path="/exception"/>
    public static string password(string prompt = "") => CellInput.Ask(new(prompt, IsPassword: true)).GetAwaiter().GetResult();
}
