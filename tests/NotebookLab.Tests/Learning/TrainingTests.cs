using System.Globalization;
using NotebookLab.Learning;
using NotebookLab.Optimization;

namespace NotebookLab.Tests.Learning;

public class TrainingTests
{
    static TwoLayerNet Net() => new(64, 20, 10, seed: 1, scale: 0.2);

    sealed class Reports : IProgress<Epoch>
    {
        public List<Epoch> Told { get; } = [];
        public Action<Epoch> Then { get; init; } = _ => { };

        public void Report(Epoch value)
        {
            Told.Add(value);
            Then(value);
        }
    }

    [Fact]
    public void Digits_are_learned()
    {
        TwoLayerNet net = Net();
        IReadOnlyList<Epoch> epochs = new Training(new Sgd(1), Epochs: 15).Run(net, Digits.Train, Digits.Test);
        Assert.Equal(Enumerable.Range(0, 16), epochs.Select(e => e.Number));
        Assert.InRange(epochs[0].Accuracy, 0, 0.3);
        Assert.InRange(epochs[^1].Accuracy, 0.97, 1);
        Assert.InRange(epochs[^1].TestAccuracy, 0.88, 1);
        Assert.InRange(epochs[^1].Loss, 0, 0.15);
    }

    [Fact]
    public void An_epoch_tells_what_the_network_then_is()
    {
        TwoLayerNet net = Net();
        IReadOnlyList<Epoch> epochs = new Training(new Sgd(0.5), 2).Run(net, Digits.Train[..200], Digits.Test);
        Assert.Equal(new Epoch(0, Net().Loss(Digits.Train[..200]), Net().Accuracy(Digits.Train[..200]), Net().Loss(Digits.Test),
            Net().Accuracy(Digits.Test)), epochs[0]);
        Assert.Equal(new Epoch(2, net.Loss(Digits.Train[..200]), net.Accuracy(Digits.Train[..200]), net.Loss(Digits.Test),
            net.Accuracy(Digits.Test)), epochs[2]);
    }

    [Fact]
    public void A_step_is_that_of_the_optimizer_on_each_batch_in_turn()
    {
        TwoLayerNet net = Net(), byHand = Net();
        new Training(new Sgd(0.3), Epochs: 2, BatchSize: 7, Seed: 5).Run(net, Digits.Train[..20]);
        var random = new Random(5);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            foreach (Dataset batch in Digits.Train[..20].MiniBatches(7, random))
            {
                double[] g = byHand.Gradient(batch);
                for (int i = 0; i < g.Length; i++)
                    byHand.Parameters[i] -= 0.3 * g[i];
            }
        }
        Assert.Equal(byHand.Parameters, net.Parameters);
    }

    [Fact]
    public void The_same_settings_give_the_same_run_and_another_seed_another()
    {
        var training = new Training(new Sgd(0.5), Epochs: 2, Seed: 3);
        Assert.Equal(training.Run(Net(), Digits.Test), training.Run(Net(), Digits.Test));
        Assert.NotEqual(training.Run(Net(), Digits.Test), (training with { Seed = 4 }).Run(Net(), Digits.Test));
    }

    [Fact]
    public void Progress_is_told_as_it_goes()
    {
        TwoLayerNet net = Net();
        double[] last = [];
        var reports = new Reports
        {
            Then = _ =>
            {
                Assert.NotEqual(last, net.Parameters); // told between the epochs, not at the end
                last = [.. net.Parameters];
            },
        };
        Assert.Equal(new Training(new Sgd(0.5), 3).Run(net, Digits.Test, progress: reports), reports.Told);
        Assert.Equal(4, reports.Told.Count);
    }

    [Fact]
    public void With_and_without_a_listener_the_run_is_the_same()
    {
        TwoLayerNet heard = Net(), alone = Net();
        var training = new Training(new Adam(0.01), 3, BatchSize: 7);
        Assert.Equal(
            training.Run(heard, Digits.Test, Digits.Train, new Reports()), training.Run(alone, Digits.Test, Digits.Train));
        Assert.Equal(heard.Parameters, alone.Parameters);
    }

    [Fact]
    public void A_run_can_be_cancelled_and_keeps_what_was_learned()
    {
        TwoLayerNet net = Net(), two = Net();
        using var cancel = new CancellationTokenSource();
        var reports = new Reports { Then = e => { if (e.Number == 2) cancel.Cancel(); } };
        Assert.Throws<OperationCanceledException>(
            () => new Training(new Sgd(0.5), 1000).Run(net, Digits.Test, progress: reports, cancellation: cancel.Token));
        new Training(new Sgd(0.5), 2).Run(two, Digits.Test);
        Assert.Equal([0, 1, 2], reports.Told.Select(e => e.Number));
        Assert.Equal(two.Parameters, net.Parameters);
    }

    [Fact]
    public void Without_epochs_there_is_the_beginning_alone()
    {
        TwoLayerNet net = Net();
        Epoch only = Assert.Single(new Training(new Sgd(), 0).Run(net, Digits.Test));
        Assert.Equal((0, double.NaN, double.NaN), (only.Number, only.TestLoss, only.TestAccuracy));
        Assert.Equal(Net().Parameters, net.Parameters);
    }

    [Fact]
    public void A_gradient_too_long_to_be_measured_is_divergence_though_each_element_is_a_number()
    {
        TwoLayerNet net = Net();
        var random = new Random(1);
        Array.Clear(net.Parameters);
        foreach (ref double weight in net.Parameters.AsSpan(64 * 20 + 20, 20 * 10)) weight = 1e200 * random.NextDouble();
        Assert.All(net.Gradient(Digits.Test), slope => Assert.True(double.IsFinite(slope)));
        Assert.Equal(0, Assert.Throws<DivergenceException>(() => new Training(new Sgd(0.1), 1).Run(net, Digits.Test)).Step);
    }

    [Fact]
    public void A_run_that_diverges_says_where_and_with_which_rate()
    {
        Optimizer sgd = new Sgd(1e308) { Schedule = new StepDecay(Every: 1, Factor: 0.9) };
        var training = new Training(sgd, Epochs: 5, BatchSize: 50);
        var e = Assert.Throws<DivergenceException>(() => training.Run(Net(), Digits.Test));

        TwoLayerNet byHand = Net();
        var batches = new Queue<Dataset>(Digits.Test.MiniBatches(50, training.Seed));
        Update update = sgd.Start(byHand.Parameters.Length);
        int steps = 0;
        for (double[] g; (g = byHand.Gradient(batches.Peek())).All(double.IsFinite); steps++, batches.Dequeue())
            update(byHand.Parameters, g);

        Assert.Equal((steps, byHand.Loss(batches.Peek()), sgd.LearningRateAt(steps)), (e.Step, e.Value, e.LearningRate));
        Assert.True(steps > 0);
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture,
                $"The training diverged: at step {steps} the loss is {e.Value}, or its slope is no number, "
                + $"with the learning rate {e.LearningRate}. Start anew with a smaller one."),
            e.Message);
    }

    [Fact]
    public void An_epoch_prints_as_a_line_of_a_log()
    {
        Assert.Equal("epoch 3: loss 0.412, accuracy 91.2 %, on test data 0.523 and 87.9 %",
            new Epoch(3, 0.4123, 0.9123, 0.5234, 0.8789).ToString());
        Assert.Equal("epoch 0: loss 2.3, accuracy 10.0 %", new Epoch(0, 2.3, 0.1).ToString());
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        Assert.Equal("Epochs must be 0 or more, but was -1. (Parameter 'Epochs')",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Training(new Sgd(), -1)).Message);
        Assert.Equal("BatchSize must be positive, but was 0. (Parameter 'BatchSize')",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Training(new Sgd(), 1, 0)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => _ = new Training(new Sgd(), 1) with { BatchSize = -5 });
        Assert.Throws<ArgumentOutOfRangeException>("Epochs", () => _ = new Training(new Sgd(), 1) with { Epochs = -5 });
        Assert.Throws<ArgumentNullException>("Optimizer", () => new Training(null!, 1));
    }

    [Fact]
    public void A_network_and_data_are_needed_and_must_fit()
    {
        var training = new Training(new Sgd(), 1);
        Assert.Throws<ArgumentNullException>("net", () => training.Run(null!, Digits.Test));
        Assert.Throws<ArgumentNullException>("train", () => training.Run(Net(), null!));
        Assert.Throws<ArgumentException>("train", () => training.Run(Net(), new Dataset([1.0], [0], 10)));
        Assert.Throws<ArgumentException>("test", () => training.Run(Net(), Digits.Train, new Dataset([1.0], [0], 10)));
    }
}
