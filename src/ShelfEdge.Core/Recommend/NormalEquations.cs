using System.Numerics.Tensors;

namespace ShelfEdge.Core.Recommend;

/// <summary>
/// Collects a regularized least-squares problem row by row and solves it. Owns its buffers and allocates nothing after
/// construction; one thread at a time.
/// </summary>
internal sealed class NormalEquations(int width)
{
    private const int BufferedRows = 64;

    private readonly float[] _matrix = new float[width * width];
    private readonly float[] _vector = new float[width];
    private readonly float[] _buffer = new float[BufferedRows * width];
    private int _buffered;

    /// <summary>Starts a problem from a matrix of the given width squared, upper triangle, or from none.</summary>
    public void Begin(ReadOnlySpan<float> matrix)
    {
        _buffered = 0;
        _vector.AsSpan().Clear();
        if (matrix.IsEmpty)
        {
            _matrix.AsSpan().Clear();
        }
        else
        {
            matrix.CopyTo(_matrix);
        }
    }

    /// <summary>Adds <c>weight * row row^T</c> to the matrix and <c>pull * row</c> to the right-hand side.</summary>
    /// <param name="row">Copied.</param>
    /// <param name="weight">At least 0.</param>
    /// <param name="pull">Weight times target.</param>
    public void Add(ReadOnlySpan<float> row, float weight, float pull)
    {
        TensorPrimitives.MultiplyAdd(row, pull, _vector, _vector);
        TensorPrimitives.Multiply(row, MathF.Sqrt(weight), _buffer.AsSpan(_buffered * width, width));
        if (++_buffered == BufferedRows)
        {
            Flush();
        }
    }

    /// <summary>Solves with the penalty, above 0, added to the diagonal. Ends the problem.</summary>
    public void Solve(float penalty, Span<float> solution)
    {
        Flush();
        for (int k = 0; k < width; k++)
        {
            _matrix[(k * width) + k] += penalty;
        }

        CholeskySolver.Solve(_matrix, _vector);
        _vector.CopyTo(solution);
    }

    private void Flush()
    {
        SymmetricKernel.AddGram(_buffer.AsSpan(0, _buffered * width), width, _matrix);
        _buffered = 0;
    }
}
