namespace NotebookLab.Scripting.Outputs;

/// <summary>A type's name as C# writes it, without its namespace: <c>Func&lt;int, double[]&gt;</c>.</summary>
static class CodeName
{
    static readonly Dictionary<Type, string> keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(char)] = "char", [typeof(short)] = "short",
        [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong",
        [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal", [typeof(string)] = "string",
        [typeof(object)] = "object", [typeof(void)] = "void", [typeof(nint)] = "nint", [typeof(nuint)] = "nuint",
    };

    /// <summary>The name.</summary>
    public static string Of(Type type)
    {
        if (keywords.TryGetValue(type, out var keyword)) return keyword;
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner) + "?";
        if (type.IsArray) return Array(type);
        var arguments = type.GetGenericArguments().Select(Of);
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true) return $"({string.Join(", ", arguments)})";
        // The compiler names what has no name in the code; what that is called with is told by its method.
        if (type.Name.StartsWith('<') && type.GetMethod("Invoke") is { } invoke)
            return $"delegate {Of(invoke.ReturnType)} ({string.Join(", ", invoke.GetParameters().Select(each => Of(each.ParameterType)))})";
        if (type.IsByRef) return $"ref {Of(type.GetElementType()!)}";
        return type.Name.IndexOf('`', StringComparison.Ordinal) is var end and > 0
            ? $"{type.Name[..end]}<{string.Join(", ", arguments)}>" : type.Name;
    }

    // int[][,] is an array of int[,]: the outermost stands first.
    static string Array(Type type)
    {
        var ranks = "";
        for (; type.IsArray; type = type.GetElementType()!) ranks += $"[{new string(',', type.GetArrayRank() - 1)}]";
        return Of(type) + ranks;
    }
}
