using NotebookLab.Notebooks.Pictures;

namespace NotebookLab.Notebooks.Tests.Pictures;

public class IndexedPngTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_png_is_read_whatever_its_filter(int filter)
    {
        var bytes = new byte[7 * 5 * 3];
        new Random(filter).NextBytes(bytes);
        var pixels = Pixels.OfPng(PngText.Write(7, 3, bytes, filter));
        Assert.Equal((7, 5), (pixels.Width, pixels.Height));
        Assert.Equal(bytes.Chunk(3).Select(colour => colour[0] << 16 | colour[1] << 8 | colour[2]), pixels.Colours);
    }

    // To the left, above and at the corner between them; the last pixel is expected to be like whichever is nearest to
    // left + above - corner, and of two that are equally near like the first in this order.
    [Theory]
    [InlineData(110, 80, 100)] // above before the corner
    [InlineData(80, 110, 100)] // the left before the corner
    [InlineData(90, 90, 100)]
    public void Of_neighbours_that_are_equally_near_Paeth_takes_the_first(byte left, byte above, byte corner)
    {
        byte[] bytes = [corner, corner, corner, above, above, above, left, left, left, 7, 7, 7];
        Assert.Equal(0x070707, Pixels.OfPng(PngText.Write(2, 3, bytes, 4)).Colours[^1]);
    }

    [Fact]
    public void What_is_clear_is_white_and_what_is_half_clear_is_half_white() =>
        Assert.Equal([0xffffff, 0x102030, 0x7f7f7f],
            Pixels.OfPng(PngText.Write(3, 4, [1, 2, 3, 0, 0x10, 0x20, 0x30, 255, 0, 0, 0, 128], 4)).Colours);

    [Fact]
    public void What_shines_through_is_rounded() =>
        Assert.Equal([0x383838], Pixels.OfPng(PngText.Write(1, 4, [1, 1, 1, 200], 0)).Colours); // (1 · 200 + 255 · 55) / 255 = 55.8

    [Fact]
    public void Colours_that_are_equally_frequent_stand_in_order() => Assert.Equal([3, 4, 5], Palette.Of(new(3, 1, [5, 3, 4])).Colours);

    [Fact]
    public void An_interlaced_png_is_refused() =>
        Assert.Throws<InvalidDataException>(() => Pixels.OfPng(PngText.Write(1, 3, [1, 2, 3], 0, interlace: 1)));

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    public void Up_to_256_colours_stay_as_they_are(int count)
    {
        int[] colours = [.. Enumerable.Range(0, 40 * 30).Select(i => i * 7 % count * 0x010101)];
        var png = IndexedPng.Of(new(40, 30, colours));
        var (width, height, read) = PngText.ReadIndexed(png);
        Assert.Equal((40, 30), (width, height));
        Assert.Equal(colours, read);
        // The end of every PNG, with the check sum that the format's definition gives for it.
        Assert.Equal([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82], png[^12..]);
    }

    [Fact]
    public void Of_more_colours_the_frequent_ones_stay_and_the_others_are_near()
    {
        // A slow run of colours on a white ground, with black writing on it.
        var (width, height) = (300, 60);
        int[] colours = [.. Enumerable.Range(0, width * height).Select(i =>
            i / width < 20 ? 0xffffff : i % 50 == 0 ? 0x1f2937 : (i % width * 255 / width) << 16 | (i / width * 4) << 8 | 0x80)];
        var read = PngText.ReadIndexed(IndexedPng.Of(new(width, height, colours))).Colours;
        Assert.InRange(read.Distinct().Count(), 100, 256);
        foreach (var (was, now) in colours.Zip(read))
        {
            if (was is 0xffffff or 0x1f2937) Assert.Equal(was, now);
            for (var shift = 0; shift <= 16; shift += 8) Assert.InRange((was >> shift & 255) - (now >> shift & 255), -32, 32);
        }
    }

    [Fact]
    public void The_same_picture_gives_the_same_bytes()
    {
        var random = new Random(1);
        int[] colours = [.. Enumerable.Range(0, 5000).Select(_ => random.Next(1 << 24))];
        Assert.Equal(IndexedPng.Of(new(100, 50, colours)), IndexedPng.Of(new(100, 50, [.. colours])));
    }
}
