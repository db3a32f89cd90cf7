using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Tests.Conventions;

/// <summary>The vocabulary of .NET Interactive, which is the package's own.</summary>
public sealed class KernelTests : IDisposable
{
    readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("display(5)", "5")]
    [InlineData("5.Display();", "5")]
    [InlineData("Kernel.display(5, \"text/plain\");", "5")]
    [InlineData("var d = display(1); d.Update(2); Console.Write(d.Value);", "1|again 2|2")]
    [InlineData("\"# x\".DisplayAs(\"text/markdown\").Update(\"# y\");", "# x|again # y")]
    [InlineData("Func<int, object> show = n => n.Display(); show(7);", "7")]
    [InlineData("foreach (var shown in new[] { 1, 2 }.Select(n => n.Display()).ToArray()) shown.Update(0);", "1|2|again 0|again 0")]
    [InlineData("KernelInvocationContext.Current.DisplayAs(\"x\", \"text/plain\");", "x")]
    public async Task What_is_displayed_is_shown_once(string code, string shown)
    {
        await lab.Value(code);
        Assert.Equal(shown, lab.Shown);
    }

    [Fact]
    public async Task A_script_that_holds_the_end_of_one_does_not_end()
    {
        await lab.Value("Javascript(\"let end = '</script>';\");");
        Assert.Equal("<script type=\"text/javascript\">let end = '<\\/script>';</script>", lab.Shown);
    }

    [Fact]
    public async Task A_table_has_the_members_as_columns_and_csv_beside_it()
    {
        await lab.Value("new[] { new { n = 1, s = \"a\" }, new { n = 22, s = \"b\" } }.DisplayTable();");
        var forms = Assert.Single(lab.Outputs.OfType<DisplayedData>()).Data.Forms;
        Assert.Equal("n,s\r\n1,a\r\n22,b\r\n".Replace("\r\n", "\n"), forms["text/csv"]);
        Assert.Equal("n   s\n1   a\n22  b", forms["text/plain"]);
        Assert.Contains("<td><span>n</span></td><td><span>s</span></td>", forms["text/html"]);
    }

    [Theory]
    [InlineData("(LaTeXString)@\"\\frac12\"", "\\frac12")]
    [InlineData("(MathString)@\"\\frac12\"", "$$ \\frac12 $$")]
    public async Task A_formula_is_shown_as_one(string code, string latex)
    {
        await lab.Value(code);
        Assert.Equal(latex, Assert.Single(lab.Outputs.OfType<ResultData>()).Data.Forms["text/latex"]);
    }

    [Fact]
    public async Task A_magic_that_a_cell_has_made_known_is_obeyed()
    {
        await lab.Value("""
            using Microsoft.DotNet.Interactive;
            using Microsoft.DotNet.Interactive.Directives;
            int times = 0;
            Kernel.Root.AddDirective(new KernelActionDirective("#!greet"), (command, context) =>
            {
                times++;
                context.Display($"hello {times}");
                return Task.CompletedTask;
            });
            Kernel.Root.AddDirective(new KernelActionDirective("#!fall"), (command, context) => throw new Exception("ouch"));
            """);
        Assert.Equal("3", await lab.Value("Console.Write(\"before \");\n#!greet\nConsole.Write(\" after\");\n#!greet\n1 + 2"));
        Assert.Equal("before |hello 1| after|hello 2|= 3", lab.Shown);
        Assert.Equal("ouch", (await lab.Run("Console.Write(1);\n#!fall")).Error!.Message);
        Assert.Contains("'--loud'", (await lab.Run("#!greet --loud")).Error!.Message);
        Assert.StartsWith("#!gret is not a magic command", (await lab.Run("#!gret")).Error!.Message);
    }

    [Fact]
    public async Task A_cell_submits_code_and_asks_for_values()
    {
        await lab.Value("var x = 41;");
        await lab.Value("await Kernel.Root.SubmitCodeAsync(\"Console.Write(x); x + 1\");");
        Assert.Equal("41|42", lab.Shown);
        await lab.Value("""
            using Microsoft.DotNet.Interactive.Commands;
            using Microsoft.DotNet.Interactive.Events;
            var answer = await Kernel.Root.SendAsync(new RequestValue("x"));
            Console.Write(answer.Events.OfType<ValueProduced>().Single().Value);
            answer = await Kernel.Root.SendAsync(new RequestValueInfos());
            Console.Write(string.Join(",", answer.Events.OfType<ValueInfosProduced>().Single().ValueInfos.Select(info => info.Name)));
            """);
        Assert.Equal("41x", lab.Printed);
        Assert.Equal("csharp", await lab.Value("Kernel.Current.Name"));
        Assert.Equal("CompositeKernel", await lab.Value("Kernel.Root.GetType().Name"));
    }

    [Fact]
    public async Task What_is_submitted_and_fails_is_told_to_the_submitter()
    {
        await lab.Value("""
            var sent = await Kernel.Root.SubmitCodeAsync("oops");
            var failed = sent.Events.OfType<Microsoft.DotNet.Interactive.Events.CommandFailed>().Single();
            Console.Write(failed.Message.Contains("The name 'oops' does not exist"));
            """);
        Assert.StartsWith("cell 1 submission(1,1): error CS0103", lab.Printed);
        Assert.EndsWith("True", lab.Printed);
    }

    [Fact]
    public async Task What_a_cell_prints_is_shown_once_and_in_order_also_once_there_is_a_kernel()
    {
        await lab.Value("Console.Write(Kernel.Root.Name); 1.Display(); await Task.Yield(); Console.Write(2); 3.Display();");
        Assert.Equal(".NET|1|2|3", lab.Shown);
        await lab.Value("Console.Write(4); 5.Display();");
        Assert.Equal("4|5", lab.Shown);
    }

    [Fact]
    public async Task A_cell_of_a_kernel_can_be_stopped()
    {
        await lab.Value("Kernel.Root.Name");
        using var stop = new CancellationTokenSource();
        var running = lab.Run("var n = 0; Console.Write(\"on\"); while (true) n++;", stop.Token);
        await lab.Until("on");
        await stop.CancelAsync();
        Assert.Equal("Interrupted", (await running).Error!.Name);
        Assert.Equal("True", await lab.Value("n > 0"));
    }

    [Fact]
    public async Task After_a_cell_that_was_left_behind_the_kernel_takes_another()
    {
        await lab.Value("Kernel.Root.Name");
        using CancellationTokenSource stop = new(), force = new();
        var running = lab.Run("""
            using System.Net.Sockets;
            var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
            listener.Start();
            Console.Write("on");
            listener.Server.Accept();
            """, stop.Token, force.Token);
        await lab.Until("on");
        await stop.CancelAsync();
        await force.CancelAsync();
        Assert.Equal("Interrupted", (await running).Error!.Name);
        Assert.Equal(".NET", await lab.Value("Kernel.Root.Name"));
    }
}
