namespace NotebookLab.Charts.Tests.Browser;

/// <summary>The Chromium of this machine and its driver. Nothing is ever downloaded.</summary>
static class Chromium
{
    public const string Wanted = "needs Chromium and its driver on the PATH: apt-get install chromium chromium-driver fonts-liberation";

    public static string? Program { get; } = OnPath("chromium") ?? OnPath("google-chrome");

    public static string? Driver { get; } = OnPath("chromedriver");

    /// <summary>Why a test is skipped. In CI none is: there a missing browser is a failure.</summary>
    public static string? ReasonToSkip =>
        (Program is null || Driver is null) && Environment.GetEnvironmentVariable("CI") != "true" ? Wanted : null;

    static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
        .FirstOrDefault(File.Exists);
}
