namespace ShelfEdge.Core.Segment;

/// <summary>
/// Lloyd's iteration from given centroids. Hamerly's two bounds a point (2010) tell for most points, without looking at a centroid,
/// that the nearest one is still the same.
/// </summary>
internal sealed class KMeansRun
{
    /// <summary>Rounding of a bound must not decide: a bound is trusted when it holds by this much.</summary>
    private const double Margin = 1e-9;

    private readonly FeatureTable _points;
    private readonly double[] _centroids;
    private readonly FeatureTable _centroidTable;
    private readonly int[] _clusters;
    private readonly double[] _upper;
    private readonly double[] _lower;
    private readonly double[] _halfGap;
    private readonly double[] _moved;

    /// <param name="points">At least one.</param>
    /// <param name="centroids">Packed, at least one. Changed by this run.</param>
    public KMeansRun(FeatureTable points, double[] centroids)
    {
        _points = points;
        _centroids = centroids;
        _centroidTable = new FeatureTable(centroids, points.Width);
        _clusters = new int[points.Count];
        _upper = new double[points.Count];
        _lower = new double[points.Count];
        _halfGap = new double[_centroidTable.Count];
        _moved = new double[_centroidTable.Count];
    }

    /// <summary>Distances computed so far: what the bounds save.</summary>
    public long Distances { get; private set; }

    /// <summary>Moves the centroids until no point changes its cluster, or so many times.</summary>
    /// <param name="iterations">At most.</param>
    /// <param name="afterIteration">Called after each move with the inertia; computing it costs a look at every point.</param>
    public Clustering Run(int iterations, Action<double>? afterIteration = null)
    {
        for (int point = 0; point < _points.Count; point++)
        {
            AssignAfresh(point);
        }

        int done = 0;
        bool isChanged = true;
        while (isChanged && done < iterations)
        {
            Move();
            done++;
            isChanged = Assign();
            afterIteration?.Invoke(Inertia());
        }

        // When the count ran out after a change, the centroids are not yet the means of their clusters.
        if (isChanged)
        {
            Move();
        }

        return new Clustering(
            new FeatureTable((double[])_centroids.Clone(), _points.Width), [.. _clusters], Inertia(), done);
    }

    private bool Assign()
    {
        MeasureGaps();
        bool isChanged = false;
        for (int point = 0; point < _points.Count; point++)
        {
            int cluster = _clusters[point];
            double bound = Math.Max(_halfGap[cluster], _lower[point]) - Margin;
            if (_upper[point] < bound)
            {
                continue;
            }

            _upper[point] = Measure(point, cluster);
            if (_upper[point] >= bound)
            {
                AssignAfresh(point);
                isChanged |= _clusters[point] != cluster;
            }
        }

        return isChanged;
    }

    /// <summary>Finds the nearest centroid and the distance of the second nearest.</summary>
    private void AssignAfresh(int point)
    {
        int nearest = 0;
        double first = double.PositiveInfinity;
        double second = double.PositiveInfinity;
        ReadOnlySpan<double> row = _points.Row(point);
        ReadOnlySpan<double> centroids = _centroids;
        Distances += _halfGap.Length;

        // Squares compare like distances: only two roots are needed.
        for (int cluster = 0; cluster < _halfGap.Length; cluster++)
        {
            double distance = Distance.Squared(row, centroids.Slice(cluster * row.Length, row.Length));
            if (distance < first)
            {
                (nearest, second, first) = (cluster, first, distance);
            }
            else if (distance < second)
            {
                second = distance;
            }
        }

        _clusters[point] = nearest;
        _upper[point] = Math.Sqrt(first);
        _lower[point] = Math.Sqrt(second);
    }

    /// <summary>Half the distance from each centroid to the nearest other: a point nearer than that has no nearer centroid.</summary>
    private void MeasureGaps()
    {
        Array.Fill(_halfGap, double.PositiveInfinity);
        for (int i = 0; i < _centroidTable.Count; i++)
        {
            for (int j = i + 1; j < _centroidTable.Count; j++)
            {
                double half = Distance.Between(_centroidTable.Row(i), _centroidTable.Row(j)) / 2;
                _halfGap[i] = Math.Min(_halfGap[i], half);
                _halfGap[j] = Math.Min(_halfGap[j], half);
            }
        }
    }

    private void Move()
    {
        double[] before = (double[])_centroids.Clone();
        int[] sizes = new int[_centroidTable.Count];
        _centroids.AsSpan().Clear();
        for (int point = 0; point < _points.Count; point++)
        {
            sizes[_clusters[point]]++;
            Span<double> centroid = CentroidOf(_clusters[point]);
            ReadOnlySpan<double> row = _points.Row(point);
            for (int i = 0; i < row.Length; i++)
            {
                centroid[i] += row[i];
            }
        }

        for (int cluster = 0; cluster < sizes.Length; cluster++)
        {
            Span<double> centroid = CentroidOf(cluster);
            if (sizes[cluster] == 0)
            {
                _points.Row(Farthest(before)).CopyTo(centroid);
            }
            else
            {
                for (int i = 0; i < centroid.Length; i++)
                {
                    centroid[i] /= sizes[cluster];
                }
            }

            _moved[cluster] = Distance.Between(before.AsSpan(cluster * _points.Width, _points.Width), centroid);
        }

        double most = _moved.Max();
        for (int point = 0; point < _points.Count; point++)
        {
            _upper[point] += _moved[_clusters[point]];
            _lower[point] -= most;
        }
    }

    /// <summary>A cluster without points begins anew at the point that is worst off.</summary>
    private int Farthest(double[] centroids)
    {
        int farthest = 0;
        double most = -1;
        for (int point = 0; point < _points.Count; point++)
        {
            double distance = Distance.Squared(
                _points.Row(point), centroids.AsSpan(_clusters[point] * _points.Width, _points.Width));
            if (distance > most)
            {
                (farthest, most) = (point, distance);
            }
        }

        return farthest;
    }

    private double Inertia()
    {
        double sum = 0;
        for (int point = 0; point < _points.Count; point++)
        {
            sum += Distance.Squared(_points.Row(point), _centroidTable.Row(_clusters[point]));
        }

        return sum;
    }

    private double Measure(int point, int cluster)
    {
        Distances++;
        return Distance.Between(_points.Row(point), _centroidTable.Row(cluster));
    }

    private Span<double> CentroidOf(int cluster) => _centroids.AsSpan(cluster * _points.Width, _points.Width);
}
