namespace ShelfEdge.Core.Recommend;

/// <summary>
/// The alternation that both trainers share: users, then items and users for each iteration. Every row is solved on its own from
/// vectors that do not change meanwhile, so the number of threads cannot change the result.
/// </summary>
internal static class RowAlternation
{
    private const int RowsPerTask = 32;

    /// <param name="interactions">What was seen or rated.</param>
    /// <param name="rules">Factors and iterations.</param>
    /// <param name="parallel">Degree of parallelism and cancellation.</param>
    /// <param name="afterIteration">Called after each iteration.</param>
    /// <param name="items">First item vectors.</param>
    /// <param name="userSolvers">From the item vectors to a maker of solvers, one a thread.</param>
    /// <param name="itemSolvers">The same for the other side.</param>
    public static TrainedFactors Run(
        InteractionMatrix interactions,
        FactorTrainingRules rules,
        ParallelOptions parallel,
        Action<int, TrainedFactors>? afterIteration,
        FactorMatrix items,
        Func<FactorMatrix, Func<IRowSolver>> userSolvers,
        Func<FactorMatrix, Func<IRowSolver>> itemSolvers)
    {
        var factors = new TrainedFactors(new FactorMatrix(interactions.UserCount, rules.Factors), items);
        SolveUsers();
        for (int iteration = 1; iteration <= rules.Iterations; iteration++)
        {
            SolveAll(items, itemSolvers(factors.Users), parallel, (solver, item) =>
                solver.Solve(interactions.Item(item), items.WritableRow(item)));
            SolveUsers();
            afterIteration?.Invoke(iteration, factors);
        }

        return factors;

        void SolveUsers() => SolveAll(factors.Users, userSolvers(items), parallel, (solver, user) =>
            solver.Solve(interactions.User(user), factors.Users.WritableRow(user)));
    }

    private static void SolveAll(FactorMatrix rows, Func<IRowSolver> makeSolver, ParallelOptions parallel, Action<IRowSolver, int> solve) =>
        Parallel.For(
            0,
            (rows.Count + RowsPerTask - 1) / RowsPerTask,
            parallel,
            makeSolver,
            (task, _, solver) =>
            {
                int end = Math.Min(rows.Count, (task + 1) * RowsPerTask);
                for (int row = task * RowsPerTask; row < end; row++)
                {
                    solve(solver, row);
                }

                return solver;
            },
            _ => { });
}
