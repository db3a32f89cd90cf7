using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NotebookLab.Notebooks.Tests.Pictures;

/// <summary>
/// PNGs as a browser writes them, and what is in one of ours: written from the format's definition, apart from the code under
/// test.
/// </summary>
static class PngText
{
    public static byte[] Write(int width, int channels, byte[] bytes, int filter, byte interlace = 0)
    {
        var row = width * channels;
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionMode.Compress))
        {
            for (var y = 0; y < bytes.Length / row; y++)
            {
                zip.WriteByte((byte)filter);
                for (var i = 0; i < row; i++)
                {
                    var a = i < channels ? 0 : bytes[y * row + i - channels];
                    var b = y == 0 ? 0 : bytes[(y - 1) * row + i];
                    var c = i < channels || y == 0 ? 0 : bytes[(y - 1) * row + i - channels];
                    int[] near = [a, b, c];
                    var paeth = near.MinBy(x => Math.Abs(a + b - c - x));
                    zip.WriteByte((byte)(bytes[y * row + i] - filter switch { 0 => 0, 1 => a, 2 => b, 3 => (a + b) / 2, _ => paeth }));
                }
            }
        }
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), bytes.Length / row);
        (header[8], header[9], header[12]) = (8, (byte)(channels == 3 ? 2 : 6), interlace);
        var all = packed.ToArray();
        // The pixels in two pieces, as long pictures have them.
        return
        [
            .. new byte[8], .. Chunk("IHDR", header), .. Chunk("sRGB", [0]),
            .. Chunk("IDAT", all[..3]), .. Chunk("IDAT", all[3..]), .. Chunk("IEND", []),
        ];

        static byte[] Chunk(string type, byte[] content)
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
            return [.. length, .. Encoding.ASCII.GetBytes(type), .. content, 0, 0, 0, 0];
        }
    }

    public static (int Width, int Height, int[] Colours) ReadIndexed(byte[] png)
    {
        var chunks = new Dictionary<string, byte[]>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            chunks.Add(Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
            at += length + 12;
        }
        var width = BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"]);
        var height = BinaryPrimitives.ReadInt32BigEndian(chunks["IHDR"].AsSpan(4));
        Assert.Equal([8, 3, 0, 0, 0], chunks["IHDR"][8..]);
        using var rows = new ZLibStream(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress);
        var indexes = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            var filter = rows.ReadByte();
            for (var i = y * width; i < (y + 1) * width; i++)
                indexes[i] = (byte)(rows.ReadByte() + filter switch
                {
                    0 => 0,
                    1 => i == y * width ? 0 : indexes[i - 1],
                    2 => y == 0 ? 0 : indexes[i - width],
                    _ => throw new InvalidDataException(),
                });
        }
        Assert.Equal(-1, rows.ReadByte());
        return (width, height,
            Array.ConvertAll(indexes, i => chunks["PLTE"][3 * i] << 16 | chunks["PLTE"][3 * i + 1] << 8 | chunks["PLTE"][3 * i + 2]));
    }
}
