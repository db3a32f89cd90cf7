using System.Globalization;

namespace NotebookLab.Charts.Tests.Browser;

/// <summary>A rectangle on the page, in pixels.</summary>
sealed record Box(double Left, double Top, double Right, double Bottom)
{
    public bool Overlaps(Box other, double tolerance) =>
        Math.Min(Right, other.Right) - Math.Max(Left, other.Left) > tolerance
        && Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top) > tolerance;

    public bool Holds(Box other, double tolerance) =>
        other.Left >= Left - tolerance && other.Right <= Right + tolerance && other.Top >= Top - tolerance
            && other.Bottom <= Bottom + tolerance;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Left:0}–{Right:0} × {Top:0}–{Bottom:0}]");
}
