using System.Numerics.Tensors;
using NotebookLab.Optimization;

namespace NotebookLab.Learning;

/// <summary>How a network learns: mini-batch after mini-batch, a step against the gradient of the batch's loss, for some epochs.</summary>
/// <remarks>
/// A batch's gradient is that of the whole data give or take chance, at a fraction of the work; each epoch deals the data anew.
/// What the network has learned in an epoch is measured by another of the processor's cores while it learns in the next; who
/// wants to be told of every epoch finds the network as it was measured, and has the run wait for that.
/// Source: "Deep Learning from Scratch", sections 4.5.2 and 4.5.3.
/// </remarks>
/// <example><code>
/// var net = new TwoLayerNet(64, 50, 10, seed: 1, scale: 0.1);
/// var epochs = new Training(new Adam(0.01), Epochs: 10).Run(net, Digits.Train, Digits.Test);
/// </code></example>
/// <param name="Optimizer">The rule of the steps; every run starts its memory afresh.</param>
/// <param name="Epochs">How many passes over the data.</param>
/// <param name="BatchSize">How many examples share a step; the last batch of an epoch may have fewer.</param>
/// <param name="Seed">Where the random order of the examples starts; the same seed gives the same run.</param>
public sealed record Training(Optimizer Optimizer, int Epochs, int BatchSize = 50, int Seed = 0)
{
    /// <summary>The rule of the steps.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Optimizer Optimizer
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Optimizer));
    } = Optimizer ?? throw new ArgumentNullException(nameof(Optimizer));

    /// <summary>How many passes over the data: 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Epochs { get; init => field = Require.NotNegative(value, nameof(Epochs)); } = Require.NotNegative(Epochs);

    /// <summary>How many examples share a step: at least one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int BatchSize { get; init => field = Require.Positive(value, nameof(BatchSize)); } = Require.Positive(BatchSize);

    /// <summary>Trains a network. What it has learned stays in it, also when the run is cancelled or fails halfway.</summary>
    /// <param name="net">The network; its parameters change.</param>
    /// <param name="train">The examples to learn from.</param>
    /// <param name="test">Examples to measure by and not to learn from; may be left out.</param>
    /// <param name="progress">Is told of every epoch as soon as it is over, and of the state before the first.</param>
    /// <param name="cancellation">Ends the run before the next batch.</param>
    /// <returns>The state before the first epoch and after each: <see cref="Epochs"/> + 1 of them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="net"/> or <paramref name="train"/> is null.</exception>
    /// <exception cref="ArgumentException">The data has another number of inputs or more classes than the network.</exception>
    /// <exception cref="DivergenceException">
    /// The gradient became infinite or NaN; the network keeps the parameters that led there.
    /// </exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public IReadOnlyList<Epoch> Run(
        TwoLayerNet net,
        Dataset train,
        Dataset? test = null,
        IProgress<Epoch>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(net);
        net.Check(train);
        if (test is not null)
            net.Check(test);

        var measured = new List<Task<Epoch>>();
        var random = new Random(Seed);
        var gradient = new double[net.Parameters.Length];
        Update update = Optimizer.Start(gradient.Length);
        int step = 0;

        Measure();
        while (measured.Count <= Epochs)
        {
            foreach (Dataset batch in train.PassingBatches(BatchSize, random))
            {
                cancellation.ThrowIfCancellationRequested();
                net.Gradient(batch, gradient);
                if (!double.IsFinite(TensorPrimitives.Norm(gradient)))
                    throw new DivergenceException(step, net.Loss(batch), Optimizer.LearningRateAt(step));
                update(net.Parameters, gradient);
                step++;
            }
            Measure();
        }
        return [.. measured.Select(epoch => epoch.GetAwaiter().GetResult())];

        void Measure()
        {
            if (measured is [.., var before])
                before.Wait(CancellationToken.None); // no more than one beside the run, which each hold a copy of the parameters
            int number = measured.Count;
            double[] parameters = [.. net.Parameters];
            if (progress is null && Environment.ProcessorCount > 1)
            {
                measured.Add(Task.Run(State, CancellationToken.None));
                return;
            }
            Epoch state = State();
            measured.Add(Task.FromResult(state));
            progress?.Report(state);

            Epoch State()
            {
                (double loss, double accuracy) = net.EvaluateAt(parameters, train);
                (double testLoss, double testAccuracy) = test is null ? (double.NaN, double.NaN) : net.EvaluateAt(parameters, test);
                return new Epoch(number, loss, accuracy, testLoss, testAccuracy);
            }
        }
    }
}
