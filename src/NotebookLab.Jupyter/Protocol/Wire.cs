using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookLab.Jupyter.Protocol;

/// <summary>
/// Messages as frames and back: identities, a delimiter, the signature of the four JSON frames that follow it (header,
/// parent header, metadata, content), and buffers, which this kernel neither needs nor minds.
/// </summary>
sealed class Wire(string key)
{
    static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 256, AllowDuplicateProperties = false };
    static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    readonly byte[] key = Encoding.UTF8.GetBytes(key);
    readonly string session = Guid.NewGuid().ToString();

    /// <summary>Reads a message; null when it is none, or is not signed with our key: nobody is answered then.</summary>
    public Message? Read(IReadOnlyList<byte[]> frames)
    {
        int at = 0;
        while (at < frames.Count && !frames[at].AsSpan().SequenceEqual(Delimiter)) at++;
        if (frames.Count < at + 6) return null;
        var signed = Sign(frames[at + 2], frames[at + 3], frames[at + 4], frames[at + 5]);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signed), frames[at + 1])) return null;
        try
        {
            return Object(frames[at + 2]) is { } header && Object(frames[at + 3]) is { } parent && Object(frames[at + 5]) is { } content
                ? new([.. frames.Take(at)], header, parent, Object(frames[at + 4]) ?? [], content) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes a message.</summary>
    public IReadOnlyList<byte[]> Write(Message message)
    {
        byte[] header = Json(message.Header), parent = Json(message.Parent);
        byte[] metadata = Json(message.Metadata), content = Json(message.Content);
        byte[] signature = Encoding.ASCII.GetBytes(Sign(header, parent, metadata, content));
        return [.. message.Identities, Delimiter, signature, header, parent, metadata, content];
    }

    /// <summary>A new message.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="content">What it says.</param>
    /// <param name="parent">The message that it answers.</param>
    /// <param name="identities">Who gets it: on a router who asked, on iopub a topic.</param>
    public Message New(string type, JsonObject content, Message? parent, params IReadOnlyList<byte[]> identities) => new(identities, new()
    {
        ["msg_id"] = Guid.NewGuid().ToString(),
        ["session"] = session,
        ["username"] = "kernel",
        ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        ["msg_type"] = type,
        ["version"] = "5.4",
    }, parent is null ? [] : (JsonObject)parent.Header.DeepClone(), [], content);

    static byte[] Json(JsonObject json)
    {
        try
        {
            return Written(json);
        }
        catch (ArgumentException)
        {
            return Written(Mended(json)!); // half of a surrogate pair is no text, and a cell may show it
        }

        static byte[] Written(JsonNode json)
        {
            var written = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(written, Readable)) json.WriteTo(writer);
            return written.WrittenSpan.ToArray();
        }
    }

    static JsonNode? Mended(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Select(member => KeyValuePair.Create(WellFormed(member.Key), Mended(member.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Mended)]),
        JsonValue value when value.TryGetValue(out string? text) => WellFormed(text),
        _ => node?.DeepClone(),
    };

    static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    static JsonObject? Object(byte[] frame) =>
        JsonNode.Parse(Paired(Encoding.UTF8.GetString(frame)), documentOptions: Strict) as JsonObject;

    // Half of a surrogate pair, escaped, is what any reader of the text would choke on later. It becomes the sign for that.
    static string Paired(string json)
    {
        if (!json.Contains(@"\ud", StringComparison.OrdinalIgnoreCase)) return json;
        var paired = new StringBuilder(json);
        for (int i = 0; i < json.Length - 1; i++)
        {
            if (json[i] != '\\') continue;
            if (Unit(i) is not { } unit || !char.IsSurrogate(unit)) i++;
            else if (char.IsHighSurrogate(unit) && Unit(i + 6) is { } low && char.IsLowSurrogate(low)) i += 11;
            else paired.Remove(i, 6).Insert(i, @"\uFFFD");
        }
        return paired.ToString();

        char? Unit(int at) => at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
            && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit)
                ? (char)unit : null;
    }

    string Sign(params ReadOnlySpan<byte[]> frames)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var frame in frames) hash.AppendData(frame);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
