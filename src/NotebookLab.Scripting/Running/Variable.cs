using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NotebookLab.Scripting.Running;

/// <summary>A variable of the session.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as C# writes it.</param>
/// <param name="Value">What it holds.</param>
sealed record Variable(string Name, string Type, object? Value)
{
    /// <summary>The variables that a next cell would see, by name; of those that share a name, the newest.</summary>
    /// <param name="last">The last cell that ran; those before it hang on it.</param>
    /// <param name="states">The cells' states, which hold the values.</param>
    public static IEnumerable<Variable> Of(CSharpCompilation? last, IEnumerable<object?> states)
    {
        var byType = states.OfType<object>().ToDictionary(state => state.GetType().Name);
        var seen = new SortedDictionary<string, Variable?>(StringComparer.Ordinal);
        for (var cell = last; cell is not null; cell = cell.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            if (cell.ScriptClass is not { } script || !byType.TryGetValue(script.MetadataName, out var state)) continue;
            // A method or a type of the name hides the variables of before as well.
            foreach (var member in script.GetMembers().Where(member => member.CanBeReferencedByName && !seen.ContainsKey(member.Name)))
            {
                seen[member.Name] = member switch
                {
                    IFieldSymbol field => new(field.Name, Written(field.Type), Field(state, field.Name)?.GetValue(state)),
                    IPropertySymbol { GetMethod: not null } property => new(property.Name, Written(property.Type),
                        Field(state, $"<{property.Name}>k__BackingField")?.GetValue(state)),
                    _ => null,
                };
            }
        }

        return seen.Values.OfType<Variable>();
    }

    static string Written(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>Where a cell's state holds a variable.</summary>
    public static FieldInfo? Field(object state, string name) =>
        state.GetType().GetField(name, BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
}
