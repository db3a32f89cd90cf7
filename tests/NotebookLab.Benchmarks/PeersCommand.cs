using BenchmarkDotNet.Environments;
using NotebookLab.Benchmarks.Comparison;

namespace NotebookLab.Benchmarks;

/// <summary>The same work done by this library and by what others would use for it, in one run: a row each.</summary>
static class PeersCommand
{
    public static Command Create() => new("peers", "the same work by this library, NumPy, SciPy, Math.NET and PyTorch: a row each", Run);

    static int Run(string[] arguments)
    {
        using PythonWorker python = PythonWorker.Start();
        List<string> refusals = [];
        List<string> allocations = [];

        Console.WriteLine("work\tours µs\tpeer\tpeer µs\tratio");
        foreach (Work work in Works.All)
        {
            Peer[] peers = [.. work.Peers.Where(peer => peer is not PythonPeer { Library: var library } || python.Has(library))];
            Timing[] timings = InTurn.Least([work.Ours.Measure, .. peers.Select<Peer, Func<Timing>>(peer => () => peer.Measure(python))]);

            Timing ours = timings[0];
            allocations.Add($"{work.Name}\t{ours.Bytes}");
            foreach ((Peer peer, Timing theirs) in peers.Zip(timings[1..]))
            {
                string? refusal = theirs.Error ?? Agreement.Refusal(peer.Comparable(ours.Result), theirs.Result, peer.Tolerance);
                if (refusal is null)
                    Console.WriteLine(Row.Of(work, ours, peer, theirs));
                else
                    refusals.Add($"No row for {work.Name} by {peer.Name}: {refusal}");
            }
        }

        HostEnvironmentInfo host = HostEnvironmentInfo.GetCurrent();
        string[] below =
        [
            "", "work\tbytes allocated by ours", .. allocations,
            "", .. host.ToFormattedString(), $"{host.RuntimeVersion}, {host.Architecture} {host.JitInfo}", .. python.Describe(),
            $"{DateTime.Now:yyyy-MM-dd}",
            .. python.Missing(), .. refusals,
        ];
        foreach (string line in below)
            Console.WriteLine(line);
        return refusals is [] ? 0 : 1;
    }
}
