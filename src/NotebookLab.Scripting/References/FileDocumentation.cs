using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NotebookLab.Scripting.References;

/// <summary>
/// The documentation in an XML file, read when it is first asked for. Roslyn's own provider is the same, but it belongs to
/// what completion is made of, which no cell should have to wait for.
/// </summary>
/// <param name="file">The file.</param>
sealed class FileDocumentation(string file) : DocumentationProvider
{
    Xml? xml;

    /// <inheritdoc />
    protected override string? GetDocumentationForSymbol(
        string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        (xml ??= new(file)).Of(documentationMemberID, preferredCulture, cancellationToken);

    /// <inheritdoc />
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc />
    public override int GetHashCode() => file.GetHashCode(StringComparison.Ordinal);

    sealed class Xml(string file) : XmlDocumentationProvider
    {
        public string? Of(string id, CultureInfo culture, CancellationToken stop) => GetDocumentationForSymbol(id, culture, stop);

        protected override Stream GetSourceStream(CancellationToken cancellationToken) => File.OpenRead(file);

        public override bool Equals(object? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
