using System.Globalization;
using BenchmarkDotNet.Running;
using NotebookLab.Benchmarks;
using NotebookLab.Benchmarks.Charts;
using NotebookLab.Benchmarks.Kernel;
using NotebookLab.Benchmarks.Loops;
using NotebookLab.Benchmarks.Products;

// A table is read by programs too: numbers look the same on every seat.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Command[] commands =
[
    PeersCommand.Create(), MeasureCommand.Create(), ChartsCommand.Create(), ShowCommand.Create(), KernelCommand.Create(),
    LiveCommand.Create(), LoopsCommand.Create(), ProductsCommand.Create(),
];
var benchmarks = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly);

if (args is [] or ["list"])
{
    Console.WriteLine("dotnet run -c Release --project tests/NotebookLab.Benchmarks -- WHAT");
    Console.WriteLine();
    foreach (Command command in commands)
        Console.WriteLine($"  {command.Name,-10}{command.Description}");
    Console.WriteLine($"  {"--filter",-10}single benchmarks, as in --filter '*Rosenbrock*'; all options of BenchmarkDotNet. There are:");
    Console.WriteLine();
    benchmarks.Run(["--list", "flat"]);
    return 0;
}

if (commands.FirstOrDefault(command => command.Name == args[0]) is { } chosen)
    return chosen.Run(args[1..]);

benchmarks.Run(args);
return 0;
