using System.Collections;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace NotebookLab.Scripting.Outputs;

/// <summary>How values are shown of which .NET Interactive's formatters show the inside: functions, grids, sequences, tables.</summary>
static class CellForms
{
    const string Short = PlainTextSummaryFormatter.MimeType;
    const int Most = 20;

    /// <summary>Registers them; what a library registers for such a type goes before.</summary>
    public static void Register()
    {
        Plain<Delegate>((function, writer) => writer.Write($"{Written(function.GetType())}: a function. Call it to see a value."));
        Plain<TabularDataResource>((table, writer) =>
        {
            string[] columns = [.. table.Schema.Fields.Select(field => field.Name)];
            var rows = table.Data.Select(row => row.ToDictionary()).Select(row => columns
                .Select(column => row.GetValueOrDefault(column).ToDisplayString(Short)).ToArray());
            writer.Write(new TextTable(columns, [.. rows]).ToBundle().Forms[MimeTypes.Plain]);
        });
        Formatter.SetPreferredMimeTypesFor(typeof(Delegate), MimeTypes.Plain);
    }

    /// <summary>What is shown in place of a value; most often itself.</summary>
    public static object? Of(object? value) => value switch
    {
        Array { Rank: 2 } grid => new Grid(grid),
        // An iterator of the learner's own: its class is the compiler's.
        IEnumerable when value.GetType().Name.StartsWith('<') => Sequence(value),
        _ => value,
    };

    static object Sequence(object iterator)
    {
        var of = iterator.GetType().GetInterfaces()
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return of is null ? iterator
            : new Func<IEnumerable<int>, IEnumerable<int>>(Same).Method.GetGenericMethodDefinition()
                .MakeGenericMethod(of.GenericTypeArguments).Invoke(null, [iterator])!;
    }

    static IEnumerable<T> Same<T>(IEnumerable<T> items) => items.Select(item => item);

    static void Plain<T>(Action<T, TextWriter> write) => Formatter.Register(write, MimeTypes.Plain);

    // As a learner writes it: Func<int, double>.
    static string Written(Type type) => type switch
    {
        { IsArray: true } => $"{Written(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]",
        { IsGenericType: true } => $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GenericTypeArguments.Select(Written))}>",
        _ => keywords.GetValueOrDefault(type, type.Name),
    };

    static readonly Dictionary<Type, string> keywords = new()
    {
        [typeof(int)] = "int", [typeof(double)] = "double", [typeof(float)] = "float", [typeof(long)] = "long", [typeof(bool)] = "bool",
        [typeof(string)] = "string", [typeof(object)] = "object", [typeof(char)] = "char", [typeof(byte)] = "byte",
    };

    /// <summary>An array of rows and columns, as one writes it.</summary>
    sealed class Grid(Array values)
    {
        static Grid()
        {
            Formatter.Register<Grid>((grid, writer) => writer.Write(grid.Table().Forms[MimeTypes.Plain]), MimeTypes.Plain);
            Formatter.Register<Grid>((grid, writer) => writer.Write(grid.Table().Forms[MimeTypes.Html]), MimeTypes.Html);
        }

        MimeBundle Table()
        {
            int rows = values.GetLength(0), columns = values.GetLength(1);
            string[][] shown = [.. Enumerable.Range(0, Math.Min(rows, Most)).Select(Row)];
            if (rows > Most) shown = [.. shown, [.. shown[0].Select(_ => "…")]];
            return new TextTable([], shown).ToBundle();

            string[] Row(int row)
            {
                var texts = Enumerable.Range(0, Math.Min(columns, Most)).Select(column => values.GetValue(
                    row + values.GetLowerBound(0), column + values.GetLowerBound(1)).ToDisplayString(Short));
                return [.. columns > Most ? texts.Append("…") : texts];
            }
        }
    }
}
