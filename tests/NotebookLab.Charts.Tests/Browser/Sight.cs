namespace NotebookLab.Charts.Tests.Browser;

/// <summary>A chart as its reader sees it.</summary>
/// <param name="Errors">What the console said in red while it was drawn.</param>
/// <param name="Texts">Its texts, without those of a scene in three dimensions: WebGL draws those.</param>
/// <param name="Picture">A PNG of a chart that is as wide as the kept pictures, nothing of others: it takes its time.</param>
sealed record Sight(string[] Errors, TextBox[] Texts, byte[] Picture);
