namespace ShelfEdge.Core.Recommend;

/// <summary>Finds the best vector of a user or an item for the vectors of the other side.</summary>
internal interface IRowSolver
{
    void Solve(InteractionRow row, Span<float> solution);
}
