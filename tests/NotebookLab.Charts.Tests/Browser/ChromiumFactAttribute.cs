namespace NotebookLab.Charts.Tests.Browser;

/// <summary>A fact about what a browser shows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = Chromium.ReasonToSkip;
}
