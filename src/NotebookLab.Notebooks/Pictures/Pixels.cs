using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NotebookLab.Notebooks.Pictures;

/// <summary>A picture as rows of colours, 0xRRGGBB each.</summary>
readonly record struct Pixels(int Width, int Height, int[] Colours)
{
    /// <summary>Reads a PNG of the kind that browsers write: eight bits a channel, with or without opacity, not interlaced.</summary>
    /// <exception cref="InvalidDataException">It is another kind, or no PNG.</exception>
    public static Pixels OfPng(ReadOnlySpan<byte> png)
    {
        int width = 0, height = 0, channels = 0;
        using var packed = new MemoryStream();
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            var content = png.Slice(at + 8, length);
            switch (Encoding.ASCII.GetString(png.Slice(at + 4, 4)))
            {
                case "IHDR":
                    (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                    channels = (content[8], content[9], content[12]) switch { (8, 2, 0) => 3, (8, 6, 0) => 4, _ => 0 };
                    break;
                case "IDAT":
                    packed.Write(content);
                    break;
            }
            at += length + 12;
        }
        if (channels == 0) throw new InvalidDataException("This PNG is not one of eight bits a channel, as a browser writes it.");

        packed.Position = 0;
        using var rows = new ZLibStream(packed, CompressionMode.Decompress);
        var colours = new int[width * height];
        byte[] row = new byte[width * channels], above = new byte[width * channels];
        for (var y = 0; y < height; y++)
        {
            var filter = rows.ReadByte();
            rows.ReadExactly(row);
            Restore(row, above, channels, filter);
            for (var x = 0; x < width; x++) colours[y * width + x] = OnWhite(row.AsSpan(x * channels, channels));
            (row, above) = (above, row);
        }
        return new(width, height, colours);
    }

    // Each byte was written as its difference from what its neighbours let expect: left, above, their mean, or Paeth's choice.
    static void Restore(byte[] row, byte[] above, int channels, int filter)
    {
        for (var i = 0; i < row.Length; i++)
        {
            int left = i < channels ? 0 : row[i - channels], corner = i < channels ? 0 : above[i - channels];
            row[i] += (byte)(filter switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], corner),
                _ => 0,
            });
        }
    }

    static int Paeth(int left, int above, int corner)
    {
        var expected = left + above - corner;
        int toLeft = Math.Abs(expected - left), toAbove = Math.Abs(expected - above), toCorner = Math.Abs(expected - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    static int OnWhite(ReadOnlySpan<byte> pixel)
    {
        var opacity = pixel.Length == 4 ? pixel[3] : 255;
        return (Mixed(pixel[0], opacity) << 16) | (Mixed(pixel[1], opacity) << 8) | Mixed(pixel[2], opacity);
    }

    static int Mixed(int channel, int opacity) => ((channel * opacity) + (255 * (255 - opacity)) + 127) / 255;
}
