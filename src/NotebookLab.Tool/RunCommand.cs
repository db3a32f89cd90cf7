using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NotebookLab.Notebooks;
using NotebookLab.Notebooks.Publishing;

namespace NotebookLab.Tool;

/// <summary>The command <c>run</c>.</summary>
static class RunCommand
{
    public static Command Create()
    {
        RunOptions usual = new([]);
        Argument<string[]> paths = new("paths")
        {
            Description = "Notebooks (.ipynb, .dib), or folders of notebooks. [default: notebooks]", Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string> output = new("--output")
        {
            Description = "The folder for the executed notebooks and the page.", HelpName = "DIR", DefaultValueFactory = _ => usual.Output,
        };
        Option<double> timeout = new("--timeout")
        {
            Description = "How many seconds a notebook may take.", HelpName = "S",
            DefaultValueFactory = _ => usual.Timeout, CustomParser = Seconds,
        };
        Option<int> jobs = new("--jobs")
        {
            Description = "How many notebooks run at once.", HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount, CustomParser = Count,
        };
        Option<bool> update = new("--update") { Description = "Write the outputs into the notebooks themselves." };
        Option<bool> images = new("--images") { Description = "Make a picture of every chart, with Chromium, Chrome or Edge." };
        Option<bool> withoutSolutions = new("--without-solutions")
        {
            Description = "Leave the cells tagged solution out of the executed notebooks and the page.",
        };
        Option<bool> withoutOutputs = new("--without-outputs")
        {
            Description = "Run them, and leave the outputs out of the executed notebooks and the page: for a class that predicts.",
        };
        output.Validators.Add(result => RefuseEmpty(result, "--output must name a folder, but was empty."));
        paths.Validators.Add(result => RefuseEmpty(result, "A notebook's path must not be empty."));
        Command command = new("run", "Runs notebooks top to bottom and makes a page of them.")
        {
            paths, output, timeout, jobs, update, images, withoutSolutions, withoutOutputs,
        };
        command.Validators.Add(result =>
        {
            foreach (var (without, what) in new[] { (withoutSolutions, "solutions"), (withoutOutputs, "outputs") })
                if (result.GetValue(update) && result.GetValue(without))
                    result.AddError($"--update writes into the notebooks themselves, and {without.Name} would take their {what} away: "
                        + "use one of the two.");
        });
        command.SetAction((parsed, stop) => Run(
            new(parsed.GetValue(paths) ?? [], parsed.GetRequiredValue(output), parsed.GetValue(timeout), parsed.GetValue(jobs),
                parsed.GetValue(update), parsed.GetValue(images),
                !parsed.GetValue(withoutSolutions), !parsed.GetValue(withoutOutputs)), stop));
        return command;
    }

    /// <summary>Runs the notebooks, shows how it goes, and makes the page.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(RunOptions options, CancellationToken stop)
    {
        try
        {
            List<string> leftOut = [];
            var items = Items(options, leftOut);
            if (options.Update)
                foreach (var item in items.Where(item => item.KeepsOutputs)) NotebookFile.CheckWritable(item.Path);
            CheckOutput(items, options.Output);
            Site.Begin(options.Output);
            var jobs = options.Jobs ?? Environment.ProcessorCount;
            var ended = await ProgressDisplay.While([.. items], (item, starting) => item.Run(starting, stop), jobs);
            var pictures = options.Images ? await RunPictures.Make(ended, stop) : options.Update ? RunPictures.Count(ended) : new([]);
            var warnings = Site.Write([.. items.Select(item => (item.Notebook, item.Name))], options.Output, "NotebookLab");
            string[] withoutOutputs = !options.Update ? [] : [.. items.Where(item => !item.KeepsOutputs)
                .Select(item => $"{item.Path}: a .dib file keeps no outputs, and is left as it is: they are in {item.Executed}")];
            string[] notUpdated = [.. items.Select(item => item.NotUpdated).OfType<string>()];
            Report.Write(ended,
                [.. leftOut, .. warnings.Select(warning => $"warning: {warning}"), .. pictures.Lines, .. withoutOutputs, .. notUpdated],
                Path.GetFullPath(Path.Combine(options.Output, "index.html")));
            var isWell = ended.All(end => end.End.Error is null) && !pictures.Failed && notUpdated.Length == 0;
            return isWell ? ExitCodes.Ran : ExitCodes.Failed;
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

    // A notebook is written by --update alone, and never because the folder for what is made of it happens to be its own.
    static void CheckOutput(IReadOnlyList<RunItem> items, string output)
    {
        var sources = items.ToLookup(item => NotebookFile.Identity(item.Path), item => item.Path);
        string[] names = [.. items.Select(item => item.Name)];
        var pages = Site.Files(names).Select(page => Path.GetFullPath(Path.Combine(output, page)));
        foreach (var file in items.Select(item => item.Executed).Concat(pages))
        {
            if (NotebookFile.Identity(file) is not { } there) continue;
            if (sources[there].FirstOrDefault() is { } source)
                throw new NotebookException(
                    $"--output {output}: {file} is the notebook {source} itself, which only --update writes; name another folder");
            if (Path.GetExtension(file) == ".ipynb" && !Site.IsIn(output))
                throw new NotebookException(
                    $"--output {output}: {file} is there, and no run has made it; name another folder, or take it away");
        }
    }

    // What is no C# is refused where it was named, and left out where it only lies in a folder with others.
    static List<RunItem> Items(RunOptions options, List<string> leftOut)
    {
        string[] paths = options.Paths.Length > 0 ? options.Paths : ["notebooks"];
        string[] named = [.. paths.Where(path => !Directory.Exists(path)).Select(Path.GetFullPath)];
        var files = paths.SelectMany<string, string>(path => Directory.Exists(path) ? NotebooksIn(path) : [path]);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        List<RunItem> items = [];
        foreach (var file in files.Select(Path.GetFullPath).Distinct())
        {
            var name = Path.GetFileNameWithoutExtension(file);
            for (var i = 2; names.Contains(name); i++) name = $"{Path.GetFileNameWithoutExtension(file)}-{i}";
            try
            {
                items.Add(new(file, name, options));
                names.Add(name);
            }
            catch (NotebookException e) when (e.Language is not null && !named.Contains(file))
            {
                leftOut.Add($"left out: {e.Message}");
            }
        }
        return items.Count > 0 ? items
            : throw new NotebookException($"there is no C# notebook in {string.Join(", ", paths)}; {string.Join("; ", leftOut)}");
    }

    static string[] NotebooksIn(string folder)
    {
        try
        {
            var found = Directory.GetFiles(folder).Where(file => Path.GetExtension(file) is ".ipynb" || NotebookFile.IsDib(file)).ToArray();
            return found.Length > 0 ? [.. found.Order(StringComparer.Ordinal)]
                : throw new NotebookException($"{folder}: there is no notebook in this folder");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{folder}: can't be read: {e.Message}", e);
        }
    }

    static void RefuseEmpty(SymbolResult given, string why)
    {
        if (given.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))) given.AddError(why);
    }

    // With a point on every seat: a comma would be taken for one between thousands.
    static double Seconds(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e6)
            return seconds;
        given.AddError($"--timeout must be a positive number of seconds, such as 0.5 or 120, but was {text}.");
        return 0;
    }

    static int Count(ArgumentResult given)
    {
        if (int.TryParse(given.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0) return count;
        given.AddError($"--jobs must be a whole number of at least 1, but was {given.Tokens[0].Value}.");
        return 0;
    }
}
