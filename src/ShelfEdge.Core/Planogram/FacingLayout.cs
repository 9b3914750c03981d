namespace ShelfEdge.Core.Planogram;

/// <summary>How the products of a full position are arranged.</summary>
/// <param name="Wide">Side by side, 1 to 200.</param>
/// <param name="High">On top of each other, 1 to 200.</param>
/// <param name="Deep">Behind each other, 1 to 200; <see langword="null"/> when it is not known.</param>
public readonly record struct FacingLayout(int Wide, int High = 1, int? Deep = null)
{
    /// <summary>Fronts that a camera can see: side by side times on top of each other.</summary>
    public int Visible => Wide * High;
}
