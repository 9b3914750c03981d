using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Scenes.Scenario;

/// <summary>One planned place of a scenario. Lengths in centimetres; the board is the foot of the goods.</summary>
internal sealed record ScenarioPosition(
    string Id, string Shelf, string Sku, string Name, Package Package, float Left, float Right, float Top, float Board, int Capacity, int LowThreshold)
{
    /// <summary>Left end of facing <c>index</c>, counted from the left, when <c>package</c> stands there.</summary>
    public float FacingX(int index, Package package)
    {
        float pitch = (Right - Left) / Capacity;
        return Left + (pitch * index) + ((pitch - package.Size.Width) / 2);
    }
}
