using NotebookLab.Notebooks.Pictures;

namespace NotebookLab.Notebooks.Tests.Pictures;

public sealed class ChromiumTests : IDisposable
{
    readonly string folder = Sample.NewFolder();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Without_a_browser_it_says_what_to_install()
    {
        var message = Assert.Throws<PictureException>(() => Chromium.Find(name => name == "PATH" ? folder : null, [])).Message;
        Assert.Contains("apt-get install chromium", message);
        Assert.Contains("Chrome or Edge", message);
        Assert.Contains("NOTEBOOKLAB_CHROMIUM", message);
    }

    [Fact]
    public void A_named_browser_that_is_not_there_is_told_even_if_another_is()
    {
        Program("chromium", "");
        var message = Assert.Throws<PictureException>(() =>
            Chromium.Find(name => name == "PATH" ? folder : "/no/such/browser", [])).Message;
        Assert.Contains("NOTEBOOKLAB_CHROMIUM names /no/such/browser", message);
    }

    [Theory]
    [InlineData("chromium")]
    [InlineData("google-chrome")]
    [InlineData("msedge")]
    public void A_browser_on_the_path_is_found(string name)
    {
        Program(name, "");
        Assert.NotNull(Chromium.Find(variable => variable == "PATH" ? folder : null, []));
        Assert.NotNull(Chromium.Find(_ => null, [Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)]));
        Assert.NotNull(Chromium.Find(variable => variable == "PATH" ? folder : name, []));
    }

    [Fact]
    public async Task A_browser_that_fails_is_told_with_its_last_words()
    {
        if (OperatingSystem.IsWindows()) return; // the stand-ins are scripts for sh
        Assert.Contains("ended with exit code 3: no display",
            (await Fails(Program("fails", "echo first >&2; echo no display >&2; exit 3"))).Message);
        Assert.Contains("can't be started", (await Fails(Path.Combine(folder, "gone"))).Message);
    }

    [Theory]
    [InlineData("echo '<body><output>data:image/png;base64,AAAA</output></body>'", "drew only 1 of 2 charts")]
    [InlineData("echo '<body><output>data:image/png;base64,AAAA</output><output>data:image/png;base64,AAAA</output></body>'",
        "before it was done")]
    [InlineData("echo", "drew only 0 of 2 charts")]
    public async Task A_browser_that_ends_too_early_is_told(string script, string told)
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Contains(told, (await Fails(Program("early", script))).Message);
    }

    [Fact]
    public async Task A_browser_that_hangs_is_ended_with_all_that_it_started()
    {
        if (OperatingSystem.IsWindows()) return;
        var pid = Path.Combine(folder, "pid");
        var path = Program("hangs", $"sleep 600 & echo $! > {pid}; wait");
        Assert.Contains("was not done after 2 s and was ended", (await Fails(path)).Message);
        using var child = System.Diagnostics.Process.GetProcesses()
            .FirstOrDefault(process => process.Id == int.Parse(File.ReadAllText(pid)) && !process.HasExited);
        if (child is not null) await child.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Who_stops_the_run_stops_the_browser()
    {
        if (OperatingSystem.IsWindows()) return;
        using var stop = new CancellationTokenSource(500);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ChartPictures.DrawAsync([(Charted.Notebook([Charted.Line]), "a")], new Chromium(Program("waits", "sleep 600")), stop.Token));
    }

    [Fact]
    public async Task Notebooks_without_a_chart_need_no_browser() =>
        Assert.Empty(await ChartPictures.DrawAsync([(Charted.Notebook([]), "a")], new Chromium("/no/such/browser")));

    // Two charts, and neither gets anything.
    static async Task<PictureException> Fails(string path)
    {
        var notebook = Charted.Notebook([Charted.Line, Charted.Line]);
        var exception = await Assert.ThrowsAsync<PictureException>(() =>
            ChartPictures.DrawAsync([(notebook, "a")], new Chromium(path), TimeSpan.FromSeconds(2), default));
        Assert.Equal(2, KeptPictures.Missing(notebook));
        return exception;
    }

    string Program(string name, string script)
    {
        var path = Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
