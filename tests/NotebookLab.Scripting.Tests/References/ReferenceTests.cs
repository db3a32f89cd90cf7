namespace NotebookLab.Scripting.Tests.References;

public sealed class ReferenceTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("notebooklab-").FullName;
    readonly Lab lab;

    public ReferenceTests() => lab = new(folder);

    public void Dispose()
    {
        lab.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_file_is_referenced_relative_to_the_notebook_anywhere_in_the_cell()
    {
        File.Copy(typeof(CsCheck.Gen).Assembly.Location, Path.Combine(folder, "CsCheck.dll"));
        await lab.Value("var one = 1;\n#r \"CsCheck.dll\"\none");
        Assert.Equal("True", await lab.Value("using CsCheck;\nGen.Const(1) != null"));
        await lab.Run("var two = 2;\n#r \"CsCheck.dll\"\noops");
        Assert.Equal((3, "oops"), (lab.Error!.Place!.Line, lab.Error.Place.SourceLine));
    }

    [Fact]
    public async Task A_missing_file_says_so_where_it_was_asked_for_and_the_next_cell_runs()
    {
        await lab.Run("// first\n#r \"bin/missing.dll\"");
        Assert.Equal("ReferenceError", lab.Error!.Name);
        Assert.Contains("#r \"bin/missing.dll\" was not found. It is made by a build", lab.Error.Message);
        Assert.Equal(2, lab.Error.Place!.Line);
        Assert.Equal("2", await lab.Value("1 + 1"));
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_says_so()
    {
        File.WriteAllText(Path.Combine(folder, "text.dll"), "not code");
        await lab.Run("#r \"text.dll\"");
        Assert.Contains("text.dll is no .NET assembly", lab.Error!.Message);
    }

    [Fact]
    public async Task Loaded_scripts_run_and_their_own_references_and_errors_are_followed()
    {
        File.WriteAllText(Path.Combine(folder, "more.csx"), "int Triple(int n) => 3 * n;");
        await lab.Value("#load \"more.csx\"");
        Assert.Equal("12", await lab.Value("Triple(4)"));
        File.WriteAllText(Path.Combine(folder, "bad.csx"), "var a = 1;\nvar b = a + missing;");
        await lab.Run("#load \"bad.csx\"");
        Assert.Equal((2, "var b = a + missing;"), (lab.Error!.Place!.Line, lab.Error.Place.SourceLine));
        await lab.Run("#load \"absent.csx\"");
        Assert.Contains("absent.csx", lab.Error!.Message);
    }

    [Fact]
    public async Task A_package_is_restored_by_the_sdk_and_a_failure_poisons_nothing()
    {
        await lab.Run("#r \"nuget: No.Such.Package.Of.Ours, 1.0.0\"");
        Assert.Contains("Package No.Such.Package.Of.Ours, 1.0.0 could not be restored: NU1", lab.Error!.Message);
        Assert.Equal(1, lab.Error.Place!.Line);
        await lab.Run("#r \"nuget:, 1\"");
        Assert.Contains("Write #r \"nuget: Name, Version\"", lab.Error!.Message);
        await lab.Value("#r \"nuget: MathNet.Numerics, 5.0.0\"\nusing MathNet.Numerics.LinearAlgebra;");
        Assert.Equal("5", await lab.Value("Vector<double>.Build.Dense([3.0, 4.0]).L2Norm()"));
    }

    [Fact]
    public async Task A_second_version_of_a_loaded_assembly_is_refused_in_words()
    {
        var formatting = typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.GetName();
        var copy = Path.Combine(folder, $"{formatting.Name}.dll");
        Compile(copy, formatting.Name!, "9.9.0.0");
        await lab.Value($"#r \"{Path.GetFileName(copy)}\"");
        Assert.Contains($"{formatting.Name} 9.9.0.0 was asked for, but version {formatting.Version} is loaded already", lab.Printed);
    }

    [Fact]
    public async Task A_library_registers_its_formatters_when_it_is_referenced()
    {
        var library = Path.Combine(folder, "Shapes.dll");
        Compile(library, "Shapes", "1.0.0.0", """
            public class Circle;
            static class Start
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Register() => Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Circle>(_ => "a circle", "text/plain");
            }
            """);
        Assert.Equal("a circle", await lab.Value("#r \"Shapes.dll\"\nnew Circle()"));
    }

    static void Compile(string path, string name, string version, string code = "")
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] references = [.. Directory.GetFiles(runtime, "System*.dll").Where(f => !f.Contains("Native")), Path.Combine(runtime, "netstandard.dll"), typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location];
        var compilation = Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create(name,
            [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]\n{code}")],
            references.Select(r => Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(r)),
            new(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));
        using var file = File.Create(path);
        var result = compilation.Emit(file);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }
}
