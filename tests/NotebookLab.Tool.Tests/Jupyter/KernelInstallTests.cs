using System.Text.Json.Nodes;

namespace NotebookLab.Tool.Tests.Jupyter;

/// <summary>The command <c>kernel</c>; it needs no Jupyter.</summary>
public sealed class KernelInstallTests : IDisposable
{
    readonly CommandLine lab = new();

    public KernelInstallTests()
    {
        lab.Variables["JUPYTER_DATA_DIR"] = Data;
        lab.Variables["JUPYTER_PATH"] = "";
    }

    string Data => Path.Combine(lab.Folder, "jupyter");

    string Kernel(string name) => Path.Combine(Data, "kernels", name);

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Install_writes_what_front_ends_need_and_what_it_names_is_there()
    {
        var (exit, output, _) = await lab.Run("kernel", "install");
        Assert.Equal(0, exit);
        Assert.Contains(Kernel(".net-csharp"), output);
        var spec = Spec(".net-csharp");
        Assert.Equal("C#", $"{spec["language"]}");
        Assert.Equal("message", $"{spec["interrupt_mode"]}");
        Assert.Equal(["kernel", "run", "{connection_file}"], spec["argv"]!.AsArray().Skip(1).Select(argument => $"{argument}"));
        // A copy: the kernel stays when the folder that it was built in goes.
        Assert.StartsWith(Kernel(".net-csharp"), $"{spec["argv"]![0]}");
        Assert.True(File.Exists($"{spec["argv"]![0]}"));
        Assert.All(new[] { "logo-32x32.png", "logo-64x64.png", "logo-svg.svg" },
            logo => Assert.True(new FileInfo(Path.Combine(Kernel(".net-csharp"), logo)).Length > 0));
    }

    [Fact]
    public async Task Installing_again_takes_the_place_of_the_first()
    {
        await lab.Run("kernel", "install");
        var stale = Path.Combine(Kernel(".net-csharp"), "program", "of-an-older-version.dll");
        File.WriteAllText(stale, "");
        var (exit, _, _) = await lab.Run("kernel", "install");
        Assert.Equal(0, exit);
        Assert.False(File.Exists(stale));
        Assert.Equal([".net-csharp"], Directory.GetDirectories(Path.Combine(Data, "kernels")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Installed_from_its_own_copy_it_stays_whole()
    {
        await lab.Run("kernel", "install");
        string program = Path.Combine(Kernel(".net-csharp"), "program");
        var before = Directory.GetFiles(program, "*", SearchOption.AllDirectories).Order().ToArray();
        File.Delete(Path.Combine(Kernel(".net-csharp"), "kernel.json"));
        lab.Program = Path.Combine(program, Path.GetFileName(CommandLine.Command));
        var (exit, output, errors) = await lab.Run("kernel", "install");
        Assert.True(exit == 0, errors);
        Assert.Contains("is this program, and stays", output);
        Assert.Equal(before, Directory.GetFiles(program, "*", SearchOption.AllDirectories).Order());
        Assert.True(File.Exists(Path.Combine(Kernel(".net-csharp"), "kernel.json")));
        // And by another way to the same place.
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateSymbolicLink(Path.Combine(lab.Folder, "link"), Data);
        lab.Variables["JUPYTER_DATA_DIR"] = Path.Combine(lab.Folder, "link");
        (exit, _, errors) = await lab.Run("kernel", "install");
        Assert.True(exit == 0, errors);
        Assert.Equal(before, Directory.GetFiles(program, "*", SearchOption.AllDirectories).Order());
    }

    [Fact]
    public async Task A_copy_that_fails_leaves_the_kernel_that_was_there()
    {
        if (OperatingSystem.IsWindows()) return; // sh limits how long a file may become
        await lab.Run("kernel", "install");
        string program = Path.Combine(Kernel(".net-csharp"), "program");
        string spec = File.ReadAllText(Path.Combine(Kernel(".net-csharp"), "kernel.json"));
        var before = Directory.GetFiles(program, "*", SearchOption.AllDirectories).Order().ToArray();
        File.WriteAllText(Path.Combine(program, "older.dll"), "");
        string install = $"'{CommandLine.Command}' kernel install";
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh",
            ["-c", $"trap '' XFSZ; ulimit -f 2000; DOTNET_EnableWriteXorExecute=0 JUPYTER_DATA_DIR='{Data}' {install}"])
            { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 2, $"{process.ExitCode} {await output} {errors}");
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(before.Append(Path.Combine(program, "older.dll")).Order(),
            Directory.GetFiles(program, "*", SearchOption.AllDirectories).Order());
        Assert.Equal([program], Directory.GetDirectories(Kernel(".net-csharp")));
        Assert.Equal(spec, File.ReadAllText(Path.Combine(Kernel(".net-csharp"), "kernel.json")));
    }

    [Fact]
    public async Task Without_a_home_it_says_so()
    {
        if (OperatingSystem.IsWindows()) return; // which knows each user's folder
        foreach (string variable in new[] { "JUPYTER_DATA_DIR", "XDG_DATA_HOME", "HOME" }) lab.Variables[variable] = "";
        var (exit, output, errors) = await lab.Run("kernel", "install");
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("HOME is not set", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        (exit, _, _) = await lab.Run("kernel", "list");
        Assert.Equal(0, exit);
    }

    [Fact]
    public async Task List_tells_which_kernel_is_this_one()
    {
        Foreign("python3", "Python 3");
        await lab.Run("kernel", "install");
        var (exit, output, _) = await lab.Run("kernel", "list");
        Assert.Equal(0, exit);
        string[] lines = output.Split('\n');
        Assert.Contains(lines, line => Names(line, ".net-csharp") && line.Contains("(this one)") && line.Contains(Kernel(".net-csharp")));
        Assert.Contains(lines, line => Names(line, "python3") && !line.Contains("(this one)"));

        static bool Names(string line, string kernel) => line.StartsWith(kernel + " ", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uninstall_takes_away_what_install_wrote_and_nothing_else()
    {
        Foreign("python3", "Python 3");
        await lab.Run("kernel", "install");
        var (exit, _, _) = await lab.Run("kernel", "uninstall");
        Assert.Equal(0, exit);
        Assert.Equal(["python3"], Directory.GetDirectories(Path.Combine(Data, "kernels")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Uninstall_refuses_what_is_not_there_and_what_is_not_ours()
    {
        var (exit, _, errors) = await lab.Run("kernel", "uninstall");
        Assert.Equal(2, exit);
        Assert.Contains("There is no kernel of this program", errors);
        Foreign("python3", "Python 3");
        (exit, _, errors) = await lab.Run("kernel", "uninstall", "--name", "python3");
        Assert.Equal(2, exit);
        Assert.Contains("another program's kernel, and stays", errors);
        Assert.True(Directory.Exists(Kernel("python3")));
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_be_written_and_writes_nothing()
    {
        var (exit, output, _) = await lab.Run("kernel", "install", "--dry-run");
        Assert.Equal(0, exit);
        Assert.Contains($"would write {Path.Combine(Kernel(".net-csharp"), "kernel.json")}", output);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task Another_kernel_of_the_conventional_name_stays_and_ours_takes_its_own()
    {
        Foreign(".net-csharp", "The retired one");
        var before = File.ReadAllText(Path.Combine(Kernel(".net-csharp"), "kernel.json"));
        var (exit, output, _) = await lab.Run("kernel", "install");
        Assert.Equal(0, exit);
        Assert.Contains(".net-csharp is there already (The retired one", output);
        Assert.Contains("this one is notebooklab", output);
        Assert.Equal(before, File.ReadAllText(Path.Combine(Kernel(".net-csharp"), "kernel.json")));
        Assert.Equal(".NET (C#), notebooklab", $"{Spec("notebooklab")["display_name"]}");
        // And leaves again without it.
        await lab.Run("kernel", "uninstall");
        Assert.Equal([".net-csharp"], Directory.GetDirectories(Path.Combine(Data, "kernels")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Below_a_prefix_it_is_installed_where_Jupyter_looks_there()
    {
        var (exit, _, _) = await lab.Run("kernel", "install", "--prefix", "environment", "--name", "course");
        Assert.Equal(0, exit);
        Assert.True(File.Exists(Path.Combine(lab.Folder, "environment", "share", "jupyter", "kernels", "course", "kernel.json")));
        Assert.False(Directory.Exists(Data));
    }

    JsonNode Spec(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Kernel(name), "kernel.json")))!;

    void Foreign(string name, string displayName)
    {
        Directory.CreateDirectory(Kernel(name));
        File.WriteAllText(Path.Combine(Kernel(name), "kernel.json"), $$"""
            {"argv": ["other", "{connection_file}"], "display_name": "{{displayName}}", "language": "other"}
            """);
    }
}
