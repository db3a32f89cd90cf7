using NotebookLab.Notebooks.Pictures;

namespace NotebookLab.Notebooks.Tests.Pictures;

/// <summary>A test that wants a browser: skipped where there is none, but not in CI, where there has to be one.</summary>
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") return;
        try
        {
            Chromium.Find();
        }
        catch (PictureException)
        {
            Skip = $"Needs Chromium, Chrome or Edge: apt-get install chromium, or name it in {Chromium.Variable}.";
        }
    }
}
