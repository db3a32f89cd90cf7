using NotebookLab.Learning;

namespace NotebookLab.Tests.Learning;

public class DigitsTests
{
    [Fact]
    public void There_are_1797_images_of_64_pixels_in_ten_classes()
    {
        Assert.Equal((1797, 64, 10), (Digits.All.Count, Digits.All.Inputs, Digits.All.Classes));
        Assert.Equal((1500, 297), (Digits.Train.Count, Digits.Test.Count));
        Assert.Equal(Digits.All.X[^1], Digits.Test.X[^1]);
    }

    [Fact]
    public void Pixels_go_from_paper_0_to_ink_1_in_sixteenths()
    {
        double[] pixels = Digits.All.X.ToArray();
        Assert.Equal((0, 1), (pixels.Min(), pixels.Max()));
        Assert.All(pixels, ink => Assert.Equal(Math.Round(16 * ink), 16 * ink));
    }

    [Fact]
    public void The_first_image_is_a_0_with_paper_in_its_middle()
    {
        double[] image = Digits.Train.Row(0).ToArray();
        Assert.Equal(0, Digits.Train.Labels[0]);
        Assert.Equal([0, 0, 5, 13, 9, 1, 0, 0], image[..8].Select(ink => 16 * ink));
        Assert.Equal([0, 5, 8, 0, 0, 9, 8, 0], image[32..40].Select(ink => 16 * ink));
    }

    [Fact]
    public void No_digit_is_much_rarer_than_another()
    {
        int[] counts = [.. Digits.All.Labels.ToArray().CountBy(label => label).OrderBy(c => c.Key).Select(c => c.Value)];
        Assert.Equal([178, 182, 177, 183, 181, 182, 181, 179, 174, 180], counts);
    }

    [Fact]
    public void Source_and_licence_go_with_them()
    {
        Assert.Contains("Alpaydin", Digits.Attribution);
        Assert.Contains("10.24432/C50P49", Digits.Attribution);
        Assert.Contains("CC BY 4.0", Digits.Attribution);
    }
}
