namespace ShelfEdge.Core.Recommend;

/// <summary>Sparse rows one after another: row r is entries starts[r] up to starts[r + 1].</summary>
internal sealed class CompressedRows
{
    private readonly int[] _starts;
    private readonly int[] _indices;
    private readonly float[] _weights;

    private CompressedRows(int[] starts, int[] indices, float[] weights)
    {
        _starts = starts;
        _indices = indices;
        _weights = weights;
    }

    public int Count => _starts.Length - 1;

    public int Entries => _starts[^1];

    public static CompressedRows ByUser(int userCount, ReadOnlySpan<Interaction> interactions)
    {
        int[] starts = new int[userCount + 1];
        foreach (Interaction interaction in interactions)
        {
            starts[interaction.User + 1]++;
        }

        Accumulate(starts);
        int[] next = starts.AsSpan(0, userCount).ToArray();
        int[] indices = new int[interactions.Length];
        float[] weights = new float[interactions.Length];
        foreach (Interaction interaction in interactions)
        {
            int at = next[interaction.User]++;
            indices[at] = interaction.Item;
            weights[at] = interaction.Weight;
        }

        return new CompressedRows(starts, indices, weights);
    }

    public InteractionRow Row(int row)
    {
        int start = _starts[row];
        int length = _starts[row + 1] - start;
        return new InteractionRow(_indices.AsSpan(start, length), _weights.AsSpan(start, length));
    }

    /// <summary>Rows become columns. The entries of a new row are in ascending order, repeated ones in their old order.</summary>
    public CompressedRows Transpose(int columnCount)
    {
        int[] starts = new int[columnCount + 1];
        foreach (int column in _indices.AsSpan(0, Entries))
        {
            starts[column + 1]++;
        }

        Accumulate(starts);
        int[] next = starts.AsSpan(0, columnCount).ToArray();
        int[] indices = new int[Entries];
        float[] weights = new float[Entries];
        for (int row = 0; row < Count; row++)
        {
            for (int entry = _starts[row]; entry < _starts[row + 1]; entry++)
            {
                int at = next[_indices[entry]]++;
                indices[at] = row;
                weights[at] = _weights[entry];
            }
        }

        return new CompressedRows(starts, indices, weights);
    }

    /// <summary>Adds up entries of the same row and column. Needs rows in ascending order.</summary>
    public CompressedRows MergeRepeated()
    {
        int[] starts = new int[Count + 1];
        int[] indices = new int[Entries];
        float[] weights = new float[Entries];
        int written = 0;
        for (int row = 0; row < Count; row++)
        {
            starts[row] = written;
            for (int entry = _starts[row]; entry < _starts[row + 1]; entry++)
            {
                if (written > starts[row] && indices[written - 1] == _indices[entry])
                {
                    weights[written - 1] += _weights[entry];
                }
                else
                {
                    indices[written] = _indices[entry];
                    weights[written++] = _weights[entry];
                }
            }
        }

        starts[^1] = written;
        return written == Entries
            ? this
            : new CompressedRows(starts, indices.AsSpan(0, written).ToArray(), weights.AsSpan(0, written).ToArray());
    }

    private static void Accumulate(int[] counts)
    {
        for (int row = 1; row < counts.Length; row++)
        {
            counts[row] += counts[row - 1];
        }
    }
}
