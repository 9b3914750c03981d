using System.Collections.Immutable;

namespace ShelfEdge.Core.Segment;

/// <summary>
/// A mixture of Gaussians fitted by expectation and maximization (Dempster, Laird, Rubin 1977): segments that are long or overlap.
/// Immutable; safe to use from any thread.
/// </summary>
public sealed class GaussianMixture
{
    private const double Tolerance = 1e-6;

    private GaussianMixture(
        ImmutableArray<MixtureComponent> components, ImmutableArray<int> clusters, double logLikelihood, double criterion)
    {
        Components = components;
        Clusters = clusters;
        LogLikelihood = logLikelihood;
        BayesianInformation = criterion;
    }

    /// <summary>The Gaussians.</summary>
    public ImmutableArray<MixtureComponent> Components { get; }

    /// <summary>The likeliest component of each training point.</summary>
    public ImmutableArray<int> Clusters { get; }

    /// <summary>Natural logarithm of the likelihood of all training points.</summary>
    public double LogLikelihood { get; }

    /// <summary>
    /// Bayesian information criterion, -2 log L + free numbers x log points (Schwarz 1978): the mixture with the least of several
    /// on the same points explains them best for its size.
    /// </summary>
    public double BayesianInformation { get; }

    /// <summary>
    /// Begins once from K-means and otherwise from drawn points with the spread of all, and keeps the likeliest end: K-means alone
    /// cuts long clouds across. Deterministic for a seed, whatever the degree of parallelism.
    /// </summary>
    /// <param name="points">At least as many as components, scaled alike.</param>
    /// <param name="rules">How.</param>
    /// <param name="parallel">Degree of parallelism and cancellation.</param>
    /// <exception cref="ArgumentException">There are fewer points than components.</exception>
    /// <exception cref="OperationCanceledException">The caller asked for it.</exception>
    public static GaussianMixture Fit(FeatureTable points, MixtureRules rules, ParallelOptions parallel)
    {
        var clustering = KMeans.Fit(points, new KMeansRules(rules.Components, rules.Restarts, rules.Iterations, rules.Seed), parallel);
        var runs = new GaussianMixture[rules.Restarts];
        Parallel.For(0, rules.Restarts, parallel, restart => runs[restart] = restart == 0
            ? Run(points, rules, FromClusters(clustering), null)
            : Run(points, rules, new double[points.Count * rules.Components], Drawn(points, rules, restart)));
        return runs.MaxBy(run => run.LogLikelihood)!;
    }

    /// <summary>The likeliest component of a point.</summary>
    /// <param name="point">As wide as the training points.</param>
    public int Find(ReadOnlySpan<double> point)
    {
        Span<double> scratch = stackalloc double[SegmentLimits.Features];
        var (best, most) = (0, double.NegativeInfinity);
        for (var component = 0; component < Components.Length; component++)
        {
            var density = Components[component].LogDensity(point, scratch[..point.Length]);
            (best, most) = density > most ? (component, density) : (best, most);
        }

        return best;
    }

    private static double[] FromClusters(Clustering clustering)
    {
        var count = clustering.Centroids.Count;
        var shares = new double[clustering.Clusters.Length * count];
        for (var point = 0; point < clustering.Clusters.Length; point++)
        {
            shares[(point * count) + clustering.Clusters[point]] = 1;
        }

        return shares;
    }

    private static ImmutableArray<MixtureComponent> Drawn(FeatureTable points, MixtureRules rules, int restart)
    {
        var random = new Random(unchecked((rules.Seed * 7_919) + restart));
        var all = new double[points.Count];
        Array.Fill(all, 1);
        var spread = Component(points, all, 0, 1, rules);
        var centres = CentroidSeeding.Draw(points, rules.Components, random);
        return
        [
            .. Enumerable.Range(0, rules.Components).Select(component => new MixtureComponent(
                1.0 / rules.Components, centres[(component * points.Width)..((component + 1) * points.Width)], spread.Covariance.ToArray())),
        ];
    }

    // Begins with shares, or with components when there are some.
    private static GaussianMixture Run(
        FeatureTable points, MixtureRules rules, double[] shares, ImmutableArray<MixtureComponent>? begun)
    {
        var components = begun ?? Maximize(points, shares, rules);
        var likelihood = Expect(points, components, shares);
        for (var iteration = 0; iteration < rules.Iterations; iteration++)
        {
            components = Maximize(points, shares, rules);
            var next = Expect(points, components, shares);
            var gain = next - likelihood;
            likelihood = next;
            if (gain <= Tolerance * points.Count)
            {
                break;
            }
        }

        return new GaussianMixture(
            components,
            Likeliest(shares, rules.Components),
            likelihood,
            (-2 * likelihood) + (FreeNumbers(points.Width, rules) * Math.Log(points.Count)));
    }

    private static double FreeNumbers(int width, MixtureRules rules) =>
        rules.Components - 1 + (rules.Components * (width + (rules.Covariance == CovarianceKind.Full ? width * (width + 1) / 2 : width)));

    // Gives the logarithm of the likelihood and leaves in the table how far each point belongs to each component.
    private static double Expect(FeatureTable points, ImmutableArray<MixtureComponent> components, double[] shares)
    {
        var total = 0.0;
        var scratch = new double[points.Width];
        for (var point = 0; point < points.Count; point++)
        {
            var row = shares.AsSpan(point * components.Length, components.Length);
            var most = double.NegativeInfinity;
            for (var component = 0; component < row.Length; component++)
            {
                row[component] = components[component].LogDensity(points.Row(point), scratch);
                most = Math.Max(most, row[component]);
            }

            var sum = 0.0;
            foreach (ref var value in row)
            {
                value = Math.Exp(value - most);
                sum += value;
            }

            foreach (ref var value in row)
            {
                value /= sum;
            }

            total += most + Math.Log(sum);
        }

        return total;
    }

    private static ImmutableArray<MixtureComponent> Maximize(FeatureTable points, double[] shares, MixtureRules rules)
    {
        var components = ImmutableArray.CreateBuilder<MixtureComponent>(rules.Components);
        for (var component = 0; component < rules.Components; component++)
        {
            components.Add(Component(points, shares, component, rules.Components, rules));
        }

        return components.MoveToImmutable();
    }

    private static MixtureComponent Component(
        FeatureTable points, double[] shares, int component, int components, MixtureRules rules)
    {
        var width = points.Width;
        var mean = new double[width];
        var covariance = new double[width * width];

        // A component that lost all its points keeps the weight of a millionth of one.
        var sum = 1e-6;
        for (var point = 0; point < points.Count; point++)
        {
            var share = shares[(point * components) + component];
            sum += share;
            var row = points.Row(point);
            for (var i = 0; i < width; i++)
            {
                mean[i] += share * row[i];
            }
        }

        for (var i = 0; i < width; i++)
        {
            mean[i] /= sum;
        }

        for (var point = 0; point < points.Count; point++)
        {
            var share = shares[(point * components) + component];
            var row = points.Row(point);
            for (var i = 0; i < width && share > 0; i++)
            {
                for (var j = rules.Covariance == CovarianceKind.Full ? 0 : i; j <= i; j++)
                {
                    covariance[(i * width) + j] += share * (row[i] - mean[i]) * (row[j] - mean[j]) / sum;
                }
            }
        }

        for (var i = 0; i < width; i++)
        {
            covariance[(i * width) + i] += rules.LeastVariance;
            for (var j = 0; j < i; j++)
            {
                covariance[(j * width) + i] = covariance[(i * width) + j];
            }
        }

        return new MixtureComponent(sum / (points.Count + (components * 1e-6)), mean, covariance);
    }

    private static ImmutableArray<int> Likeliest(double[] shares, int components) =>
    [
        .. Enumerable.Range(0, shares.Length / components).Select(point =>
        {
            var row = shares.AsSpan(point * components, components);
            return row.IndexOf(System.Numerics.Tensors.TensorPrimitives.Max((ReadOnlySpan<double>)row));
        }),
    ];
}
