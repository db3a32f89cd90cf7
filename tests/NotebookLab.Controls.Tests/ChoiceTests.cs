using NotebookLab.Controls;

namespace NotebookLab.Controls.Tests;

public class ChoiceTests
{
    [Fact]
    public void Options_say_what_they_are_called_or_are_given_labels()
    {
        var rates = new Choice<double>("η", 0.1, 0.3);
        Assert.Equal(["0.1", "0.3"], rates.Labels);
        Assert.Equal((0.1, 0.3, 0.3, 0.1), (rates.Value, rates.ValueAt(1), rates.ValueAt(9), rates.ValueAt(-1)));
        var rules = new Choice<Func<double, double>>("f", ("square", x => x * x), ("cube", x => x * x * x));
        Assert.Equal(["square", "cube"], rules.Labels);
        Assert.Equal("f = cube", rules.Words(rules.ValueAt(1)));
    }

    [Fact]
    public void There_is_an_option_and_no_label_twice()
    {
        Assert.Contains("rule must have an option", Refused(() => new Choice<int>("rule", Array.Empty<int>())));
        Assert.Contains("\"1\" is there twice", Refused(() => new Choice<int>("rule", 1, 1)));

        static string Refused(Func<object> make) => Assert.Throws<ArgumentException>(make).Message;
    }
}
