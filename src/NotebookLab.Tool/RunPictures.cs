using NotebookLab.Notebooks.Pictures;

namespace NotebookLab.Tool;

/// <summary>What became of the charts' pictures.</summary>
/// <param name="Lines">What there is to tell, a line each.</param>
/// <param name="Failed">Whether pictures were asked for and could not be made.</param>
sealed record PicturesEnd(IReadOnlyList<string> Lines, bool Failed = false);

/// <summary>The pictures of the charts of a run: kept where a chart is as it was, made where that is asked for.</summary>
static class RunPictures
{
    /// <summary>Makes a picture of every chart and writes it wherever the run writes its notebooks.</summary>
    public static async Task<PicturesEnd> Make(IReadOnlyList<Ended> ended, CancellationToken stop)
    {
        try
        {
            var warnings = await ChartPictures.DrawAsync([.. ended.Select(run => (run.Item.Notebook, run.Item.Name))],
                Chromium.Find(), stop);
            foreach (var run in ended) run.Item.Save(isWhole: run.End.Error is null);
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
        var missing = ended.Where(run => run.End.Error is null).Sum(run => KeptPictures.Missing(run.Item.Notebook));
        return new(missing switch
        {
            0 => [],
            1 => ["1 chart is new or has changed and has no picture: 'notebooklab run --update --images' makes it."],
            _ => [$"{missing} charts are new or have changed and have no picture: 'notebooklab run --update --images' makes them."],
        });
    }
}
