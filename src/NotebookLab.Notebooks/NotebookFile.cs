using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace NotebookLab.Notebooks;

/// <summary>A notebook's file: which one it is, and how it is replaced so that nothing of it is lost.</summary>
public static partial class NotebookFile
{
    // The file's own UTF-8, strictly: what is no text is an error, not a silent question mark.
    internal static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Names the file that a path leads to: two paths to one file, by links or in another case, give the same name.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The name; null when there is no such file.</returns>
    public static string? Identity(string path) => !File.Exists(path) ? null
        : Facts(path) is { } facts ? facts.Identity : Resolved(Path.GetFullPath(path)).ToUpperInvariant();

    /// <summary>Names what a file holds, so that a change can be noticed.</summary>
    /// <param name="path">The file.</param>
    /// <returns>A sum of its bytes; empty when it can't be read.</returns>
    public static string Version(string path)
    {
        try
        {
            return IsOrdinary(path) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Whether a file is one of text with its parts, which keeps no outputs.</summary>
    /// <param name="path">The file.</param>
    public static bool IsDib(string path) => Path.GetExtension(path).Equals(".dib", StringComparison.OrdinalIgnoreCase);

    /// <summary>Says that a file can't be written, before that would be a loss.</summary>
    /// <param name="path">A file that is there.</param>
    /// <exception cref="NotebookException">It is read-only.</exception>
    public static void CheckWritable(string path)
    {
        try
        {
            var target = Target(path);
            // Whoever may do anything can open it all the same; that nobody is to write it was meant.
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(target) & AnyWrite) == 0)
                throw new NotebookException($"{path}: can't be written: it is read-only");
            File.Open(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{path}: can't be written: {e.Message}", e);
        }
    }

    /// <summary>Whether a path does not lead to a device or a queue, which have no end or wait for somebody.</summary>
    internal static bool IsOrdinary(string path) => Facts(path)?.IsOrdinary ?? true;

    // A reader sees the old file or the new one, never half of it, and so does a machine that fails meanwhile.
    internal static void Write(string path, string text)
    {
        var there = File.Exists(path);
        if (there) CheckWritable(path);
        // A link stays a link: what it points at is what changes.
        var target = there ? Target(path) : Path.GetFullPath(path);
        var draft = $"{target}.{Path.GetRandomFileName()}";
        var inPlace = false;
        try
        {
            using (var file = File.Create(draft))
            {
                if (there && !OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
                file.Write(Utf8.GetBytes(text));
                file.Flush(flushToDisk: true);
            }
            inPlace = there && IsMoreThanItsName(target, draft);
            if (inPlace)
            {
                // So that its other names and its owner stay; the draft is there until that is done.
                File.WriteAllBytes(target, File.ReadAllBytes(draft));
                File.Delete(draft);
            }
            else File.Move(draft, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or EncoderFallbackException)
        {
            if (!inPlace && File.Exists(draft)) File.Delete(draft);
            throw new NotebookException($"{path}: can't be written: {e.Message}{(inPlace ? $" All of it is in {draft}" : "")}", e);
        }
    }

    static string Target(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);

    static bool IsMoreThanItsName(string target, string draft) =>
        Facts(target) is { } facts && (facts.Links > 1 || facts.Owner != Facts(draft)?.Owner);

    static string Resolved(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? Resolved(target.FullName)
        : Path.GetDirectoryName(path) is { } folder ? Path.Combine(Resolved(folder), Path.GetFileName(path)) : path;

    // What .NET does not tell of a file; null where the system is asked in another way. The layout is the kernel's.
    static (string Identity, uint Links, (uint User, uint Group) Owner, bool IsOrdinary)? Facts(string path)
    {
        const int here = -100, basics = 0x7ff, kind = 0xf000, ordinary = 0x8000;
        var facts = new byte[256];
        if (!OperatingSystem.IsLinux() || StatX(here, path, 0, basics, facts) != 0) return null;
        return ($"{Long(136)}:{Long(32)}", Word(16), (Word(20), Word(24)), (Word(28) & kind) == ordinary);

        uint Word(int at) => BinaryPrimitives.ReadUInt32LittleEndian(facts.AsSpan(at));
        ulong Long(int at) => BinaryPrimitives.ReadUInt64LittleEndian(facts.AsSpan(at));
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, [Out] byte[] facts);
}
