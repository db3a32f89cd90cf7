using System.ComponentModel;
using System.Diagnostics;

namespace NotebookLab.Notebooks.Pictures;

/// <summary>A browser of Chromium's family, started without a window to draw a page and to tell what became of it.</summary>
public sealed class Chromium
{
    /// <summary>The environment variable that names the browser, as a path or as a command.</summary>
    public const string Variable = "NOTEBOOKLAB_CHROMIUM";

    static readonly string[] Commands =
    [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
        "microsoft-edge", "microsoft-edge-stable", "msedge",
    ];

    readonly string path;

    internal Chromium(string path) => this.path = path;

    /// <summary>Finds the browser: the one that <see cref="Variable"/> names, else one on the PATH, else one in the usual places.</summary>
    /// <exception cref="PictureException">There is none.</exception>
    public static Chromium Find() => Find(Environment.GetEnvironmentVariable, UsualPlaces());

    internal static Chromium Find(Func<string, string?> environment, IEnumerable<string> usualPlaces)
    {
        var folders = (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        if (environment(Variable) is { Length: > 0 } named)
        {
            string[] meant = [named, .. folders.Select(folder => Path.Combine(folder, named + ending))];
            return new(meant.FirstOrDefault(File.Exists) ?? throw new PictureException(
                $"The pictures of the charts were not made: {Variable} names {named}, and there is no such program."));
        }
        var places = Commands.SelectMany(command => folders.Select(folder => Path.Combine(folder, command + ending))).Concat(usualPlaces);
        return new(places.FirstOrDefault(File.Exists) ?? throw new PictureException(
            "The pictures of the charts were not made: that takes Chromium, Chrome or Edge, and none was found. "
            + "Install one (Debian and Ubuntu: apt-get install chromium; elsewhere Chrome or Edge), "
            + $"or name it in the environment variable {Variable}."));
    }

    /// <summary>Opens a page, waits until nothing more happens in it, and gives its document back.</summary>
    /// <param name="page">The page's file.</param>
    /// <param name="profile">A folder for what the browser itself writes.</param>
    /// <param name="limit">How long it may take; then the browser is ended.</param>
    /// <param name="stop">Ends the browser.</param>
    internal async Task<string> DocumentOf(string page, string profile, TimeSpan limit, CancellationToken stop)
    {
        using var process = Start(page, profile);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(limit);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var document = await process.StandardOutput.ReadToEndAsync(CancellationToken.None).WaitAsync(time.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(time.Token).ConfigureAwait(false);
            if (process.ExitCode == 0) return document;
            var said = (await errors.WaitAsync(time.Token).ConfigureAwait(false))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
            throw new PictureException(
                $"The pictures of the charts were not made: {path} ended with exit code {process.ExitCode}"
                + (said is null ? "." : $": {said}"));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            stop.ThrowIfCancellationRequested();
            throw new PictureException(
                $"The pictures of the charts were not made: {path} was not done after {limit.TotalSeconds:0} s and was ended.");
        }
    }

    Process Start(string page, string profile)
    {
        string[] arguments =
        [
            "--headless", "--disable-dev-shm-usage", $"--user-data-dir={profile}", "--no-first-run",
            // A page of our own that needs nobody: no network, and 3-D without a graphics card.
            "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND",
            "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
            // The browser's own clock, which stands still while scripts work and leaps on when they are done: a day of it, in milliseconds.
            "--virtual-time-budget=86400000", "--dump-dom", new Uri(page).AbsoluteUri,
        ];
        // Containers, and root on any Linux, don't allow its sandbox.
        if (OperatingSystem.IsLinux()) arguments = ["--no-sandbox", .. arguments];
        try
        {
            return Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception e)
        {
            throw new PictureException($"The pictures of the charts were not made: {path} can't be started: {e.Message}", e);
        }
    }

    static IEnumerable<string> UsualPlaces()
    {
        if (OperatingSystem.IsMacOS())
            return new[] { "Google Chrome", "Chromium", "Microsoft Edge" }
                .Select(name => $"/Applications/{name}.app/Contents/MacOS/{name}");
        if (!OperatingSystem.IsWindows()) return ["/snap/bin/chromium"];
        Environment.SpecialFolder[] roots =
        [
            Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86,
            Environment.SpecialFolder.LocalApplicationData,
        ];
        string[] files =
        [
            @"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe",
        ];
        return files.SelectMany(file => roots.Select(root => Path.Combine(Environment.GetFolderPath(root), file)));
    }
}
