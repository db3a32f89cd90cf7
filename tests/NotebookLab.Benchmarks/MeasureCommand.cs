using System.Reflection;
using System.Text.Json;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MathNet.Numerics.LinearAlgebra;
using NotebookLab.Benchmarks.Comparison;
using NotebookLab.Optimization;
using Perfolizer.Horology;

namespace NotebookLab.Benchmarks;

/// <summary>Has BenchmarkDotNet time one benchmark in this process, and tells time and result as a line of JSON.</summary>
/// <remarks>
/// A process for each, as BenchmarkDotNet does it by itself: what the just-in-time compiler has learned of one function
/// passed as a delegate would slow the next. But no build for each, which would take longer than the works.
/// </remarks>
static class MeasureCommand
{
    public const string Name = "measure";

    public static Command Create() => new(Name, "one benchmark, as in BowlGradient.AtPoint: its time, memory and result as JSON", Run);

    static int Run(string[] arguments)
    {
        if (arguments is not [string name] || name.Split('.') is not [string typeName, string methodName]
            || Type.GetType($"{typeof(MeasureCommand).Namespace}.{typeName}") is not { } type
            || type.GetMethod(methodName) is not { } method)
        {
            Console.Error.WriteLine($"{Name} takes a benchmark's class and method: {Name} BowlGradient.AtPoint");
            return 2;
        }
        Console.WriteLine(JsonSerializer.Serialize(Measure(type, method)));
        return 0;
    }

    static Timing Measure(Type type, MethodInfo method)
    {
        var run = method.CreateDelegate<Func<object>>(Activator.CreateInstance(type));
        double[] result = Numbers(run());
        long bytes = Enumerable.Range(0, 5).Min(_ => Allocated(run)); // the least, as other threads may allocate meanwhile

        Summary summary = BenchmarkRunner.Run(type, [method], Quick);
        return summary.Reports is [{ ResultStatistics: { } time }]
            ? new Timing(time.Median / 1000, result, bytes)
            : throw new InvalidOperationException(string.Join(' ', summary.ValidationErrors));
    }

    static long Allocated(Func<object> run)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        run();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    static IConfig Quick { get; } = ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(100))
            .WithWarmupCount(40) // four seconds: until then the compiler still replaces its first drafts by better code
            .WithIterationCount(7))
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(NullLogger.Instance)
        .WithOptions(ConfigOptions.DisableLogFile);

    static double[] Numbers(object result) => result switch
    {
        double[] x => x,
        Matrix<double> w => [.. w.EnumerateRows().SelectMany(row => row)],
        Iterate[] trajectory => [.. trajectory.SelectMany(point => point.X)],
        _ => throw new InvalidOperationException($"A result of the type {result.GetType()} cannot be compared."),
    };
}
