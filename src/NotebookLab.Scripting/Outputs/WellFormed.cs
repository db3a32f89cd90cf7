using System.Text;

namespace NotebookLab.Scripting.Outputs;

/// <summary>Text without halves of surrogate pairs: no protocol and no file can carry those.</summary>
static class WellFormed
{
    /// <summary>The text, with <c>�</c> for each half that stands alone.</summary>
    public static string Of(string text) => At(text) is var first && first == text.Length ? text : Mended(text, first);

    /// <summary>A bundle whose forms are such texts.</summary>
    public static MimeBundle Of(MimeBundle data) => data.Forms.Values.All(text => At(text) == text.Length)
        ? data : new(data.Forms.ToDictionary(form => form.Key, form => Of(form.Value)));

    // Where the first half is that stands alone; the text's length when there is none.
    static int At(string text)
    {
        int at = 0;
        while (text.AsSpan(at).IndexOfAnyInRange('\uD800', '\uDFFF') is var next and >= 0)
        {
            at += next;
            if (!char.IsSurrogatePair(text, at)) return at;
            at += 2;
        }
        return text.Length;
    }

    static string Mended(string text, int first)
    {
        var mended = new StringBuilder(text, 0, first, text.Length);
        foreach (var rune in text.AsSpan(first).EnumerateRunes()) mended.Append(rune.ToString());
        return mended.ToString();
    }
}
