using System.Numerics.Tensors;

namespace ShelfEdge.Core.Recommend;

/// <summary>Solves the implicit problem of <see cref="FactorRules"/> for one row; one thread at a time.</summary>
/// <param name="rules">The problem.</param>
/// <param name="others">Vectors of the other side.</param>
/// <param name="unobserved">From <see cref="UnobservedGram"/> of the same side.</param>
internal sealed class ImplicitRowSolver(FactorRules rules, FactorMatrix others, float[] unobserved) : IRowSolver
{
    private readonly NormalEquations _equations = new(others.Width);

    /// <summary>The part of the problem that every row shares: all pairs as if unseen.</summary>
    public static float[] UnobservedGram(FactorRules rules, FactorMatrix others)
    {
        float[] gram = new float[others.Width * others.Width];
        SymmetricKernel.AddGram(others.Values, others.Width, gram);
        TensorPrimitives.Multiply(gram, rules.UnobservedWeight, gram);
        return gram;
    }

    /// <summary>A row without interactions is zero.</summary>
    public void Solve(InteractionRow row, Span<float> solution)
    {
        if (row.Indices.IsEmpty)
        {
            solution.Clear();
            return;
        }

        _equations.Begin(unobserved);
        for (int i = 0; i < row.Indices.Length; i++)
        {
            float weight = row.Weights[i];
            _equations.Add(others.Row(row.Indices[i]), weight, rules.UnobservedWeight + weight);
        }

        _equations.Solve(rules.Penalty(TensorPrimitives.Sum(row.Weights), others.Count), solution);
    }
}
