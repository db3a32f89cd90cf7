using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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
                internal static void Register() =>
                    Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Circle>(_ => "a circle", "text/plain");
            }
            """);
        Assert.Equal("a circle", await lab.Value("#r \"Shapes.dll\"\nnew Circle()"));
    }

    [Fact]
    public async Task The_documentation_beside_a_library_is_read()
    {
        Compile(Path.Combine(folder, "Shapes.dll"), "Shapes", "1.0.0.0", "public class Circle;");
        File.WriteAllText(Path.Combine(folder, "Shapes.xml"),
            "<doc><members><member name=\"T:Circle\"><summary>A round thing.</summary></member></members></doc>");
        using var session = new Session(folder);
        await session.RunAsync("#r \"Shapes.dll\"", "cell 1", _ => { });
        Assert.Contains("A round thing.", await session.InspectAsync("Circle c;", 3));
    }

    [Fact]
    public async Task What_a_library_needs_from_beside_it_is_in_scope_and_the_first_file_of_a_name_stays()
    {
        string inner = Path.Combine(folder, "Inner.dll"), other = Directory.CreateDirectory(Path.Combine(folder, "other")).FullName;
        Compile(inner, "Inner", "1.0.0.0", "public class Inner { public int One => 1; }");
        Compile(Path.Combine(folder, "Outer.dll"), "Outer", "1.0.0.0", "public class Outer { public Inner In => new(); }", inner);
        Compile(Path.Combine(other, "Inner.dll"), "Inner", "1.0.0.0", "public class Inner { public int One => 2; }");
        Compile(Path.Combine(other, "Last.dll"), "Last", "1.0.0.0", "public class Last { }");
        await lab.Value("#r \"Outer.dll\"");
        await lab.Value("#r \"other/Last.dll\"");
        Assert.Equal("1", await lab.Value("new Inner().One"));
        Assert.Equal("1", await lab.Value("new Outer().In.One"));
    }

    [Fact]
    public async Task A_failure_is_told_once()
    {
        await lab.Run("#r \"absent.dll\"");
        Assert.Equal("ReferenceError", lab.Error!.Name);
        await lab.Run("oops");
        Assert.Equal("CompilationError", lab.Error!.Name);
        Compile(Path.Combine(folder, "absent.dll"), "absent", "1.0.0.0", "public class Here { }");
        Assert.Equal("True", await lab.Value("#r \"absent.dll\"\nnew Here() != null"));
    }

    static void Compile(string path, string name, string version, string code = "", params string[] more)
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var formatting = typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location;
        string[] references =
        [
            .. Directory.GetFiles(runtime, "System*.dll").Where(file => !file.Contains("Native")),
            Path.Combine(runtime, "netstandard.dll"), formatting, .. more,
        ];
        var compilation = CSharpCompilation.Create(name,
            [CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]\n{code}")],
            references.Select(reference => MetadataReference.CreateFromFile(reference)), new(OutputKind.DynamicallyLinkedLibrary));
        using var file = File.Create(path);
        var result = compilation.Emit(file);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }
}
