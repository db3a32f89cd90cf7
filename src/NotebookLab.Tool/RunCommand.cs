using System.CommandLine;
using NotebookLab.Notebooks;
using NotebookLab.Notebooks.Pictures;
using NotebookLab.Notebooks.Publishing;
using NotebookLab.Notebooks.Running;

namespace NotebookLab.Tool;

/// <summary>What to run, and how.</summary>
/// <param name="Paths">Notebooks, and folders of notebooks; the folder <c>notebooks</c> when none is named.</param>
/// <param name="Output">Where the executed notebooks and the page are written.</param>
/// <param name="Timeout">How many seconds a notebook may take.</param>
/// <param name="Jobs">How many notebooks run at once.</param>
/// <param name="Update">Whether the outputs are written into the notebooks themselves.</param>
/// <param name="Images">Whether the charts get pictures.</param>
/// <param name="Solutions">Whether the executed notebooks and the page keep their solutions.</param>
sealed record RunOptions(
    string[] Paths, string Output = "artifacts/page", double Timeout = 120, int? Jobs = null, bool Update = false, bool Images = false, bool Solutions = true);

/// <summary>The command <c>run</c>.</summary>
static class RunCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "Notebooks, or folders of notebooks. [default: notebooks]", Arity = ArgumentArity.ZeroOrMore };
        var output = new Option<string>("--output") { Description = "The folder for the executed notebooks and the page.", HelpName = "DIR", DefaultValueFactory = _ => new RunOptions([]).Output };
        var timeout = new Option<double>("--timeout") { Description = "How many seconds a notebook may take.", HelpName = "S", DefaultValueFactory = _ => new RunOptions([]).Timeout };
        var jobs = new Option<int>("--jobs") { Description = "How many notebooks run at once.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        var update = new Option<bool>("--update") { Description = "Write the outputs into the notebooks themselves." };
        var images = new Option<bool>("--images") { Description = "Make a picture of every chart, with Chromium, Chrome or Edge." };
        var withoutSolutions = new Option<bool>("--without-solutions") { Description = "Leave the cells tagged solution out of the executed notebooks and the page." };
        timeout.Validators.Add(result => { if (double.TryParse(result.Tokens is [var token] ? token.Value : "1", out var seconds) && !(seconds > 0 && seconds < 1e6)) result.AddError($"--timeout must be a positive number of seconds, but was {result.Tokens[0].Value}."); });
        jobs.Validators.Add(result => { if (int.TryParse(result.Tokens is [var token] ? token.Value : "1", out var count) && count < 1) result.AddError($"--jobs must be at least 1, but was {result.Tokens[0].Value}."); });
        var command = new Command("run", "Runs notebooks top to bottom and makes a page of them.") { paths, output, timeout, jobs, update, images, withoutSolutions };
        command.Validators.Add(result => { if (result.GetValue(update) && result.GetValue(withoutSolutions)) result.AddError("--update writes into the notebooks themselves, and --without-solutions would take their solutions away: use one of the two."); });
        command.SetAction((parsed, stop) => Run(
            new(parsed.GetValue(paths) ?? [], parsed.GetRequiredValue(output), parsed.GetValue(timeout), parsed.GetValue(jobs), parsed.GetValue(update), parsed.GetValue(images), !parsed.GetValue(withoutSolutions)), stop));
        return command;
    }

    /// <summary>Runs the notebooks, shows how it goes, and makes the page.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(RunOptions options, CancellationToken stop)
    {
        try
        {
            RunItem[] items = [.. Notebooks(options)];
            Directory.CreateDirectory(options.Output);
            var ended = await ProgressDisplay.While(items, (item, starting) => RunOne(item, options, starting, stop), options.Jobs ?? Environment.ProcessorCount);
            var pictures = options.Images ? await RunPictures.Make(ended, options, stop) : options.Update ? RunPictures.Count(ended) : new([]);
            var warnings = Publish(items, options);
            Report.Write(ended, [.. warnings.Select(warning => $"warning: {warning}"), .. pictures.Lines], Path.GetFullPath(Path.Combine(options.Output, "index.html")));
            return ended.All(end => end.End.Error is null) && !pictures.Failed ? ExitCodes.Ran : ExitCodes.Failed;
        }
        catch (NotebookException e)
        {
            await Console.Error.WriteLineAsync($"notebooklab: {e.Message}");
            return ExitCodes.Refused;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("notebooklab: stopped; what was running has been ended.");
            return ExitCodes.Failed;
        }
    }

    static async Task<RunEnd> RunOne(RunItem item, RunOptions options, Action<int> starting, CancellationToken stop)
    {
        var before = Notebook.Read(item.Path);
        var end = await NotebookProcess.Run(item.Path, item.Executed, TimeSpan.FromSeconds(options.Timeout), starting, stop);
        if (!File.Exists(item.Executed)) return end;
        var executed = Notebook.Read(item.Executed);
        KeptPictures.HandOn(before, executed);
        if (!options.Solutions) executed.Remove(cell => cell.Tags.Contains("solution"));
        executed.Write(item.Executed);
        if (options.Update && end.Error is null) executed.Write(item.Path);
        return end;
    }

    static IReadOnlyList<PublishingWarning> Publish(RunItem[] items, RunOptions options)
    {
        var executed = items.Where(item => File.Exists(item.Executed)).Select(item => (Notebook.Read(item.Executed), item.Name)).ToArray();
        return Site.Write(executed, options.Output, "NotebookLab");
    }

    static IEnumerable<RunItem> Notebooks(RunOptions options)
    {
        string[] paths = options.Paths.Length > 0 ? options.Paths : ["notebooks"];
        var files = paths.SelectMany<string, string>(path => !Directory.Exists(path) ? [path]
            : Directory.GetFiles(path, "*.ipynb") is { Length: > 0 } found ? found.Order(StringComparer.Ordinal)
            : throw new NotebookException($"{path}: there is no notebook in this folder"));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.Select(Path.GetFullPath).Distinct())
        {
            var notebook = Notebook.Read(file);
            var name = Path.GetFileNameWithoutExtension(file);
            for (var i = 2; !names.Add(name); i++) name = $"{Path.GetFileNameWithoutExtension(file)}-{i}";
            yield return new(file, name, Path.GetFullPath(Path.Combine(options.Output, $"{name}.ipynb")), NotebookRunner.CodeCells(notebook).Count());
        }
    }
}

/// <summary>A notebook that is to be run.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Name">What it is called on the terminal and on the page.</param>
/// <param name="Executed">Where its executed copy goes.</param>
/// <param name="Cells">How many cells there are to run.</param>
sealed record RunItem(string Path, string Name, string Executed, int Cells);
