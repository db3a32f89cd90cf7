using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace NotebookLab.Jupyter;

/// <summary>JSON that is text already, as a part of a message: it is written as it is, and not read before.</summary>
/// <param name="text">The JSON, which has been found to be right.</param>
sealed class RawJson(string text)
{
    static readonly JsonTypeInfo<RawJson> writing = JsonMetadataServices.CreateValueInfo<RawJson>(
        new() { TypeInfoResolver = JsonTypeInfoResolver.Combine() }, new Writer());

    /// <summary>A node of that text.</summary>
    public static JsonNode Of(string text) => JsonValue.Create(new RawJson(text), writing)!;

    sealed class Writer : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.text, skipInputValidation: true);
    }

    readonly string text = text;
}
