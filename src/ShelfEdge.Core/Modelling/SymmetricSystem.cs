namespace ShelfEdge.Core.Modelling;

/// <summary>
/// A symmetric positive definite matrix, factored once (Cholesky, A = L Lᵀ) for any number of solutions. Small and in double
/// precision: for a few dozen unknowns. Immutable after <see cref="Factor"/>.
/// </summary>
internal sealed class SymmetricSystem
{
    private readonly double[] _lower;

    private SymmetricSystem(double[] lower, int width) => (_lower, Width) = (lower, width);

    public int Width { get; }

    /// <summary>Natural logarithm of the determinant of A.</summary>
    public double LogDeterminant
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < Width; i++)
            {
                sum += 2 * Math.Log(_lower[(i * Width) + i]);
            }

            return sum;
        }
    }

    /// <param name="matrix">Width by width; the lower triangle is read.</param>
    /// <param name="width">At least 1.</param>
    /// <returns>Null when the matrix is not positive definite.</returns>
    public static SymmetricSystem? Factor(ReadOnlySpan<double> matrix, int width)
    {
        var lower = new double[width * width];
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[(i * width) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[(i * width) + k] * lower[(j * width) + k];
                }

                if (i == j && !(sum > 0))
                {
                    return null;
                }

                lower[(i * width) + j] = i == j ? Math.Sqrt(sum) : sum / lower[(j * width) + j];
            }
        }

        return new SymmetricSystem(lower, width);
    }

    /// <summary>Solves A x = b in place.</summary>
    public void Solve(Span<double> vector)
    {
        SolveLower(vector);
        for (var i = Width - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < Width; j++)
            {
                vector[i] -= _lower[(j * Width) + i] * vector[j];
            }

            vector[i] /= _lower[(i * Width) + i];
        }
    }

    /// <summary>bᵀ A⁻¹ b, the squared Mahalanobis distance when A is a covariance. The vector is used up.</summary>
    public double Quadratic(Span<double> vector)
    {
        SolveLower(vector);
        var sum = 0.0;
        foreach (var value in vector)
        {
            sum += value * value;
        }

        return sum;
    }

    /// <summary>The diagonal of A⁻¹, such as the variances of estimates from their information.</summary>
    public double[] InverseDiagonal()
    {
        var diagonal = new double[Width];
        var unit = new double[Width];
        for (var i = 0; i < Width; i++)
        {
            Array.Clear(unit);
            unit[i] = 1;
            diagonal[i] = Quadratic(unit);
        }

        return diagonal;
    }

    private void SolveLower(Span<double> vector)
    {
        for (var i = 0; i < Width; i++)
        {
            for (var j = 0; j < i; j++)
            {
                vector[i] -= _lower[(i * Width) + j] * vector[j];
            }

            vector[i] /= _lower[(i * Width) + i];
        }
    }
}
