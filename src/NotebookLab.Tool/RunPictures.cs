using NotebookLab.Notebooks;
using NotebookLab.Notebooks.Pictures;

namespace NotebookLab.Tool;

/// <summary>What became of the charts' pictures.</summary>
/// <param name="Lines">What there is to tell, a line each.</param>
/// <param name="Failed">Whether pictures were asked for and could not be made.</param>
sealed record PicturesEnd(IReadOnlyList<string> Lines, bool Failed = false);

/// <summary>The pictures of the charts of a run: kept where a chart is as it was, made where that is asked for.</summary>
static class RunPictures
{
    /// <summary>Makes a picture of every chart and writes it into the executed notebooks and, with <c>--update</c>, into those that ran.</summary>
    public static async Task<PicturesEnd> Make(IReadOnlyList<Ended> ended, RunOptions options, CancellationToken stop)
    {
        (Ended Run, Notebook Notebook)[] executed = [.. ended.Where(run => File.Exists(run.Item.Executed)).Select(run => (run, Notebook.Read(run.Item.Executed)))];
        try
        {
            var warnings = await ChartPictures.DrawAsync([.. executed.Select(entry => (entry.Notebook, entry.Run.Item.Name))], Chromium.Find(), stop);
            foreach (var (run, notebook) in executed)
            {
                notebook.Write(run.Item.Executed);
                if (options.Update && run.End.Error is null) notebook.Write(run.Item.Path);
            }
            return new([.. warnings.Select(warning => $"warning: {warning}")]);
        }
        catch (PictureException e)
        {
            return new([e.Message], Failed: true);
        }
    }

    /// <summary>Counts the charts of the notebooks that were updated and have no picture, and says how to make them.</summary>
    public static PicturesEnd Count(IReadOnlyList<Ended> ended)
    {
        var missing = ended.Where(run => run.End.Error is null).Sum(run => KeptPictures.Missing(Notebook.Read(run.Item.Path)));
        return new(missing switch
        {
            0 => [],
            1 => ["1 chart is new or has changed and has no picture: 'notebooklab run --update --images' makes it."],
            _ => [$"{missing} charts are new or have changed and have no picture: 'notebooklab run --update --images' makes them."],
        });
    }
}
