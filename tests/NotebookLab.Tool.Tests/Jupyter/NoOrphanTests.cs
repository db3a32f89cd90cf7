using System.Text.Json;

namespace NotebookLab.Tool.Tests.Jupyter;

public sealed class NoOrphanTests : IDisposable
{
    const int Patience = 20; // seconds

    readonly InstalledKernel kernel = new();

    public void Dispose() => kernel.Dispose();

    [JupyterFact]
    public Task When_the_front_end_is_killed_the_kernel_ends_and_what_its_cells_started() => EndsAfter(client => client.Kill());

    [JupyterFact]
    public Task When_the_kernel_is_told_to_end_what_its_cells_started_ends_as_well() =>
        EndsAfter(client => client.StandardInput.WriteLine("SIGTERM"));

    [JupyterFact]
    public Task When_the_kernel_is_killed_what_its_cells_started_ends_as_well() =>
        EndsAfter(client => client.StandardInput.WriteLine("SIGKILL"));

    async Task EndsAfter(Action<System.Diagnostics.Process> end)
    {
        using var client = kernel.Python(Path.Combine(AppContext.BaseDirectory, "Jupyter", "start_kernel.py"));
        var errors = client.StandardError.ReadToEndAsync();
        var started = await client.StandardOutput.ReadLineAsync();
        if (started is null) Assert.Fail(await errors);
        var processes = JsonSerializer.Deserialize<Dictionary<string, int>>(started)!;
        try
        {
            Assert.All(processes, process => Assert.True(Runs(process.Value), $"{process.Key} has not run at all."));
            end(client);
            var ended = await kernel.Tell("await_ends.py", [$"{Patience}", .. processes.Values.Select(id => $"{id}")]);
            Assert.All(processes, process => Assert.True(ended.GetProperty($"{process.Value}").GetBoolean(), $"{process.Key} still runs."));
        }
        finally
        {
            foreach (var id in processes.Values.Where(Runs)) System.Diagnostics.Process.GetProcessById(id).Kill();
            if (!client.HasExited) client.Kill();
        }
    }

    // What has ended and was not asked how is still listed, as a Z after the name in brackets.
    static bool Runs(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1][0] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }
}
