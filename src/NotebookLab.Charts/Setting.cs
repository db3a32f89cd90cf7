namespace NotebookLab.Charts;

/// <summary>Sets what plotly.js reads on a typed part of Plotly.NET, so that later typed calls find their own types there.</summary>
static class Setting
{
    public static T Set<T>(this T part, string name, object? value) where T : DynamicObj.DynamicObj
    {
        part.SetProperty(name, value);
        return part;
    }
}
