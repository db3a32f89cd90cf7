using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using NotebookLab.Controls;
using NotebookLab.Scripting.Outputs;

namespace NotebookLab.Scripting.Running;

/// <summary>Tells an exception in terms of the cells: their lines, and none of the frames of the engine below them.</summary>
static partial class ExceptionReport
{
    const int FramesAtTheTop = 12, FramesAtTheEnd = 4, FewFrames = 200, MostCauses = 5;

    /// <summary>The error that a cell ends with when this exception leaves it.</summary>
    public static CellError Of(Exception exception)
    {
        while (exception is TargetInvocationException or AggregateException { InnerExceptions.Count: 1 }
            && exception.InnerException is { } inner) exception = inner;
        Exception[] causes = [.. Causes(exception)];
        var frames = Frames(exception).ToArray();
        if (causes.LastOrDefault() is InsufficientExecutionStackException deep)
        {
            // A library that wraps what it calls throws once a call: of too many calls only the innermost say something.
            frames = [.. causes.Reverse().Take(MostCauses).SelectMany(Frames), .. frames];
            (exception, causes) = (deep, []);
        }
        var place = FirstPlace(frames);
        var message = Message(exception);
        List<string> trace = [$"{exception.GetType()}: {message}"];
        if (place is not null) trace.AddRange(place.Pointing());
        trace.AddRange(Shortened([.. frames.Select(frame => frame.Text)]));
        foreach (var cause in causes.Take(MostCauses))
        {
            trace.Add($"Caused by {cause.GetType()}: {Message(cause)}");
            trace.AddRange(Shortened([.. Frames(cause).Select(frame => frame.Text)]));
        }
        if (causes.Length > MostCauses) trace.Add($"… and {causes.Length - MostCauses} more causes.");
        return new(exception.GetType().Name, message, trace, place);
    }

    static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception.InnerException; cause is not null; cause = cause.InnerException) yield return cause;
    }

    /// <summary>How long a regular expression may search for one match, unless its own <c>matchTimeout</c> says otherwise.</summary>
    public static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(0.5);

    static string Message(Exception exception) => exception switch
    {
        InsufficientExecutionStackException =>
            "The calls went too deep: a method calls itself, directly or through others, and nothing stops it. "
            + "Look for the case in which it has to return without calling itself again.",
        RegexMatchTimeoutException timeout =>
            $"The pattern {timeout.Pattern} had found no match after {timeout.MatchTimeout.TotalSeconds} s. "
            + "A repetition inside a repetition, such as (a+)+, tries the same text in more and more ways; "
            + "write it so that there is one way only. If the text is just long, give more time: "
            + "new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(10)).",
        _ => exception.Message,
    };

    /// <summary>Where in a cell an exception was thrown, or passed first; null when it was in none.</summary>
    public static CellPlace? PlaceOf(Exception exception) => FirstPlace(Frames(exception));

    static CellPlace? FirstPlace(IEnumerable<(string Text, CellPlace? Place)> frames) =>
        frames.Select(frame => frame.Place).FirstOrDefault(place => place is not null);

    static IEnumerable<(string Text, CellPlace? Place)> Frames(Exception exception)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: false).GetFrames();
        // Of a hundred thousand calls only the first and the last are told, and it takes seconds to name them all.
        frames = frames.Length <= FewFrames
            ? new StackTrace(exception, fNeedFileInfo: true).GetFrames() : [.. frames[..(FewFrames / 2)], .. frames[^(FewFrames / 2)..]];
        // The last of too many calls ended at its beginning; the call itself is one frame below.
        bool isBegun = exception is not InsufficientExecutionStackException;
        foreach (var (frame, place) in CellPoints.Of(exception, frames))
        {
            if (frame.GetMethod() is not { } method || IsMachinery(method)) continue;
            if (!isBegun)
            {
                isBegun = true;
                continue;
            }
            if (place is null && InCell(method)) continue;
            var where = place is not null ? $" in {place.Cell}, line {place.Line}"
                : frame.GetFileName() is { } file ? $" in {Path.GetFileName(file)}, line {frame.GetFileLineNumber()}" : "";
            yield return ($"   at {Name(method)}{where}", place);
        }
    }

    static bool IsMachinery(MethodBase method) => method.DeclaringType is { } type && (IsOurs(type)
        || type.Namespace is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices"
        || method.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false)
        || type.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false));

    static bool IsOurs(Type type) => type.Assembly == typeof(Live).Assembly || type.Assembly == typeof(ExceptionReport).Assembly
        && type.Namespace?.StartsWith("NotebookLab.Scripting", StringComparison.Ordinal) == true;

    static bool InCell(MethodBase method) => method.DeclaringType?.FullName?.StartsWith("Submission_", StringComparison.Ordinal) == true;

    // Submission_3+<<Initialize>>d__0.MoveNext is the cell itself, <Main>g__Local|0_1 a local function.
    static string Name(MethodBase method)
    {
        var type = method.DeclaringType?.FullName ?? "";
        if (InitializeState().IsMatch(type) || method.Name is "<Initialize>" or "<Factory>" or ".ctor" && !type.Contains('+'))
            return InCell(method) ? "the cell" : Plain();
        var state = StateMachine().Match(type);
        var name = state.Success && method.Name == "MoveNext" ? state.Groups["name"].Value : method.Name;
        if (LocalFunction().Match(name) is { Success: true } local) name = local.Groups["name"].Value;
        else if (name.StartsWith('<') && name.Contains(">b__", StringComparison.Ordinal)) name = "a lambda";
        var owner = SubmissionPrefix().Replace(type, "").Split("+<")[0].Replace('+', '.');
        if (owner.StartsWith('<')) owner = "";
        var parameters = name == "a lambda" || state.Success ? "" : $"({string.Join(", ", method.GetParameters().Select(Told))})";
        return (owner is "" || name == "a lambda" && InCell(method) ? name : $"{owner}.{name}") + parameters;

        string Plain() => $"{type}.{method.Name}";
    }

    static string Told(ParameterInfo parameter) => $"{parameter.ParameterType.Name} {parameter.Name}";

    static IEnumerable<string> Shortened(string[] frames) => frames.Length <= FramesAtTheTop + FramesAtTheEnd + 1 ? frames :
    [
        .. frames[..FramesAtTheTop],
        $"   … {frames.Length - FramesAtTheTop - FramesAtTheEnd} more calls …",
        .. frames[^FramesAtTheEnd..],
    ];

    [GeneratedRegex(@"^Submission_\d+\+<<Initialize>>d__\d+$")]
    private static partial Regex InitializeState();

    [GeneratedRegex(@"\+<(?<name>[^+]+)>d(__\d+)?(`\d+)?$")]
    private static partial Regex StateMachine();

    [GeneratedRegex(@"^<.*>g__(?<name>\w+)\|\d+_\d+$")]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"^Submission_\d+\+?")]
    private static partial Regex SubmissionPrefix();
}
