namespace ShelfEdge.Core.Recommend;

/// <summary>
/// Solves the ratings problem of <see cref="FactorRules"/> for one row; one thread at a time. The biases live in the vectors: a
/// user's is (bias, 1, factors) and an item's (1, bias, factors), so that the product of the two is everything but the mean.
/// </summary>
internal sealed class RatingRowSolver : IRowSolver
{
    /// <summary>Where a user's bias stands, and an item's 1.</summary>
    public const int UserBias = 0;

    /// <summary>Where an item's bias stands, and a user's 1.</summary>
    public const int ItemBias = 1;

    private readonly FactorRules _rules;
    private readonly FactorMatrix _others;
    private readonly NormalEquations _equations;
    private readonly float[] _row;
    private readonly int _one;

    private RatingRowSolver(FactorRules rules, FactorMatrix others, int one)
    {
        _rules = rules;
        _others = others;
        _equations = new NormalEquations(others.Width);
        _row = new float[others.Width];
        _one = one;
    }

    public static RatingRowSolver ForUsers(FactorRules rules, FactorMatrix items) => new(rules, items, ItemBias);

    public static RatingRowSolver ForItems(FactorRules rules, FactorMatrix users) => new(rules, users, UserBias);

    /// <summary>A row without ratings has no bias and no factors.</summary>
    public void Solve(InteractionRow row, Span<float> solution)
    {
        solution.Clear();
        if (!row.Indices.IsEmpty)
        {
            _equations.Begin([]);
            for (int i = 0; i < row.Indices.Length; i++)
            {
                _others.Row(row.Indices[i]).CopyTo(_row);
                float target = row.Weights[i] - _rules.Mean - _row[_one];

                // The coordinate of the 1 is no unknown: without its column the solution has a zero there.
                _row[_one] = 0;
                _equations.Add(_row, 1f, target);
            }

            _equations.Solve(_rules.Penalty(row.Indices.Length, _others.Count), solution);
        }

        solution[_one] = 1;
    }
}
