using System.Diagnostics;
using System.Text;

namespace NotebookLab.Scripting.Outputs;

/// <summary>
/// Keeps what one cell shows to what front ends and files can take, whatever the cell does. Outputs are held for a moment, in
/// which text grows together and the newest update of a display takes the place of those before it; what is too much is left
/// out. The learner is told once, and the cell runs on. Clearing the output begins anew.
/// </summary>
/// <param name="publish">Takes what is shown, in order and one call at a time.</param>
public sealed class OutputLimit(Action<Output> publish)
{
    /// <summary>How many characters a cell may print.</summary>
    public const int MostText = 1 << 20;

    /// <summary>How many characters there may be in all the forms of all that is on display.</summary>
    public const int MostShown = 16 << 20;

    /// <summary>How many outputs a cell may have. Text behind text of the same stream is one with it, an update is none.</summary>
    public const int MostOutputs = 1_000;

    // A message for each line would drown a front end.
    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    // What is replaced or cleared makes room for more, without an end. So after as much as a cell may show at once there is a
    // pace: so many characters a second, and an output counts as some even if it is small.
    const int Pace = 4 << 20, OfEachOutput = 1_000;

    readonly Lock access = new();
    readonly List<Held> held = [];
    readonly Dictionary<string, Held> updates = [];                 // the held ones, by display
    readonly Dictionary<string, (long Size, bool IsOwn)> sizes = []; // of the cell's displays, and of others that it updated
    Held? text;                         // what more text of its stream is added to
    string? stream;                     // of the last output, when that was text
    ClearedOutput? clearing;            // what takes effect when the next output comes
    bool isClearingSent;
    bool leavesOutText, leavesOutDisplays, isDue;
    long printed, shown, outputs, paidAt = Stopwatch.GetTimestamp();
    double credit = MostShown;

    /// <summary>Takes an output of the cell.</summary>
    public void Add(Output output)
    {
        lock (access)
        {
            switch (output)
            {
                case ClearedOutput clear:
                    // What is held then is still shown when nothing comes for a moment: a loop that clears and draws is an animation.
                    if (clearing is null || clearing.Wait && !clear.Wait) (clearing, isClearingSent) = (clear, false);
                    break;
                case DisplayedData { IsUpdate: true } update:
                    Update(update with { Data = Bounded(update.Data) });
                    break;
                case ConsoleText { IsAboutTheCell: false } console:
                    Begin();
                    Print(console);
                    break;
                case DisplayedData display:
                    Begin();
                    Show(display with { Data = Bounded(display.Data) });
                    break;
                case ResultData result:
                    Begin();
                    (text, stream) = (null, null);
                    Hold(result with { Data = Bounded(result.Data) });
                    break;
                default:
                    Begin();
                    (text, stream) = (null, null);
                    Hold(output);
                    break;
            }
            if (isDue || held.Count == 0 && (clearing is null || isClearingSent)) return;
            isDue = true;
            OutputClock.In(TimeSpan.FromSeconds(Math.Max(Moment.TotalSeconds, -Credit() / Pace)), SendDue);
        }
    }

    /// <summary>Sends what is held.</summary>
    public void Flush()
    {
        lock (access) Send(isEnd: true);
    }

    void SendDue()
    {
        lock (access)
        {
            isDue = false;
            Send(isEnd: false);
        }
    }

    void Send(bool isEnd)
    {
        Held[] ready = [.. held];
        held.Clear();
        updates.Clear();
        // The other half of the pair is still to be written.
        var half = isEnd ? null : text?.TakeHalf();
        text = null;
        foreach (var output in ready.Select(entry => entry.ToOutput()).OfType<Output>())
        {
            credit = Credit() - OfEachOutput - Size(output);
            paidAt = Stopwatch.GetTimestamp();
            publish(output);
        }
        if (half is { } high) text = Hold(new ConsoleText(stream!, high.ToString()));
        if (clearing is null || isClearingSent) return;
        isClearingSent = true;
        publish(clearing);
    }

    // An output is about to be shown, and what was cleared is gone.
    void Begin()
    {
        if (clearing is null) return;
        bool wait = clearing.Wait && !held.Exists(entry => entry.Output is ClearedOutput { Wait: false });
        var clear = isClearingSent ? null : new ClearedOutput(wait);
        (clearing, isClearingSent) = (null, false);
        // What stands below other cells is not cleared with this one's output.
        held.RemoveAll(entry => entry.Output is not DisplayedData { IsUpdate: true } update || sizes[update.DisplayId].IsOwn);
        foreach (var (id, _) in sizes.Where(display => display.Value.IsOwn).ToArray())
        {
            sizes.Remove(id);
            updates.Remove(id);
        }
        (printed, shown, outputs) = (0, sizes.Values.Sum(display => display.Size), sizes.Count);
        (leavesOutText, leavesOutDisplays) = (false, false);
        (text, stream) = (null, null);
        if (clear is not null) Hold(clear);
    }

    void Print(ConsoleText console)
    {
        if (leavesOutText || console.Stream != stream && !IsRoom()) return;
        if (console.Stream != stream)
        {
            (text, stream) = (null, console.Stream);
            outputs++;
        }
        text ??= Hold(console with { Text = "" });
        long room = MostText - printed;
        printed += console.Text.Length;
        if (printed <= MostText)
        {
            text.Append(console.Text);
            return;
        }
        leavesOutText = true;
        text.Append(console.Text.AsSpan(0, (int)room));
        text.Append(Left(
            $"Print less, or call clear_output() in between: what the cell prints after {MostText:N0} characters is left out."));
    }

    void Show(DisplayedData display)
    {
        long size = display.Data.Size;
        if (leavesOutDisplays || !IsRoom() || !Fits(size)) return;
        sizes[display.DisplayId] = (size, IsOwn: true);
        shown += size;
        outputs++;
        Hold(display);
        (text, stream) = (null, null);
    }

    void Update(DisplayedData update)
    {
        var id = update.DisplayId;
        bool isKnown = sizes.TryGetValue(id, out var before);
        if (!isKnown && !IsRoom() || !Fits(update.Data.Size - before.Size)) return;
        if (!isKnown) outputs++;
        shown += update.Data.Size - before.Size;
        sizes[id] = before with { Size = update.Data.Size };
        if (updates.TryGetValue(id, out var earlier)) earlier.Output = update;
        else updates[id] = Hold(update);
    }

    bool IsRoom()
    {
        if (outputs >= MostOutputs) LeaveOut($"{MostOutputs:N0} outputs");
        return outputs < MostOutputs;
    }

    bool Fits(long more)
    {
        if (shown + more > MostShown) LeaveOut($"{MostShown:N0} characters");
        return shown + more <= MostShown;
    }

    void LeaveOut(FormattableString after)
    {
        if (leavesOutDisplays) return;
        leavesOutDisplays = true;
        (text, stream) = (null, null);
        Hold(new ConsoleText("stderr", Left(
            $"Show less, update one display, or call clear_output() in between: what the cell shows after {after} is left out.")));
    }

    static string Left(FormattableString what) => $"\n… The cell runs on. {FormattableString.Invariant(what)}\n";

    Held Hold(Output output)
    {
        var entry = new Held(output);
        held.Add(entry);
        return entry;
    }

    double Credit() => Math.Min(MostShown, credit + Stopwatch.GetElapsedTime(paidAt).TotalSeconds * Pace);

    static long Size(Output output) => output switch
    {
        ConsoleText console => console.Text.Length,
        DisplayedData display => display.Data.Size,
        ResultData result => result.Data.Size,
        _ => 0,
    };

    static MimeBundle Bounded(MimeBundle data) => data.Size <= MostShown
        ? data : MimeBundle.Text(MimeTypes.Plain, MimeBundle.TooLarge($"a value of {data.Size:N0} characters"));

    // An output that waits to be sent; text may still grow, and an update be replaced.
    sealed class Held(Output output)
    {
        readonly StringBuilder? text = output is ConsoleText console ? new(console.Text) : null;

        public Output Output { get; set; } = output;

        public void Append(ReadOnlySpan<char> more) => text!.Append(more);

        public char? TakeHalf()
        {
            if (text is not [.., var last] || !char.IsHighSurrogate(last)) return null;
            text.Length--;
            return last;
        }

        public Output? ToOutput() => Output switch
        {
            ConsoleText console => text!.Length == 0 ? null : console with { Text = WellFormed.Of(text.ToString()) },
            DisplayedData display => display with { Data = WellFormed.Of(display.Data) },
            ResultData result => new ResultData(WellFormed.Of(result.Data)),
            var other => other,
        };
    }
}
