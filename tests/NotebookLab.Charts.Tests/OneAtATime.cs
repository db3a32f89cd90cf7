namespace NotebookLab.Charts.Tests;

/// <summary>Alone, since the theme of all charts is one for the process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class OneAtATime
{
    public const string Name = "one at a time";
}
