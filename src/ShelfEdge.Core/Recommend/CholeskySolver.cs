using System.Numerics.Tensors;

namespace ShelfEdge.Core.Recommend;

/// <summary>Solves A x = b for a symmetric positive definite A, in place (blocked left-looking Cholesky, A = U^T U).</summary>
internal static class CholeskySolver
{
    /// <summary>
    /// A pivot may shrink to this share of its diagonal; rounding that takes it lower is undone. Regularization keeps a true
    /// pivot far above.
    /// </summary>
    private const float SmallestPivot = 1e-6f;

    /// <param name="matrix">Width by width, upper triangle read; becomes U.</param>
    /// <param name="vector">b; becomes x.</param>
    public static void Solve(Span<float> matrix, Span<float> vector)
    {
        int width = vector.Length;
        Factor(matrix, width);
        for (int k = 0; k < width; k++)
        {
            ReadOnlySpan<float> row = matrix.Slice(k * width, width);
            float value = vector[k] / row[k];
            vector[k] = value;
            Span<float> rest = vector[(k + 1)..];
            TensorPrimitives.MultiplyAdd(row[(k + 1)..], -value, rest, rest);
        }

        for (int k = width - 1; k >= 0; k--)
        {
            ReadOnlySpan<float> row = matrix.Slice(k * width, width);
            vector[k] = (vector[k] - TensorPrimitives.Dot(row[(k + 1)..], vector[(k + 1)..])) / row[k];
        }
    }

    private static void Factor(Span<float> matrix, int width)
    {
        Span<float> diagonal = stackalloc float[SymmetricKernel.BlockRows];
        for (int block = 0; block < width; block += SymmetricKernel.BlockRows)
        {
            Span<float> rows = matrix.Slice(block * width, SymmetricKernel.BlockRows * width);
            for (int i = 0; i < SymmetricKernel.BlockRows; i++)
            {
                diagonal[i] = rows[(i * width) + block + i];
            }

            SymmetricKernel.AddBlock(matrix[..(block * width)], width, block, rows, -1f);
            FactorBlock(rows, width, block, diagonal);
        }
    }

    private static void FactorBlock(Span<float> rows, int width, int block, ReadOnlySpan<float> diagonal)
    {
        for (int k = 0; k < SymmetricKernel.BlockRows; k++)
        {
            Span<float> pivotRow = rows.Slice((k * width) + block + k, width - block - k);
            float pivot = MathF.Sqrt(MathF.Max(pivotRow[0], SmallestPivot * diagonal[k]));
            TensorPrimitives.Divide(pivotRow, pivot, pivotRow);
            pivotRow[0] = pivot;
            for (int i = k + 1; i < SymmetricKernel.BlockRows; i++)
            {
                Span<float> row = rows.Slice((i * width) + block + i, width - block - i);
                TensorPrimitives.MultiplyAdd(pivotRow[(i - k)..], -pivotRow[i - k], row, row);
            }
        }
    }
}
