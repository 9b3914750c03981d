using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Core.Detection;

/// <summary>
/// Reads one kind of model output anchor by anchor: first which anchors are sure enough, from the scores alone; then
/// the boxes of those few. One class per output kind.
/// </summary>
internal abstract class AnchorReader
{
    /// <summary>
    /// Adds every anchor whose best class reaches the threshold, with that class's score. A score that is not a number
    /// is never added.
    /// </summary>
    /// <param name="outputs">One array per tensor, in the order of <see cref="Modelling.ModelOutput.Tensors"/>.</param>
    /// <param name="minScore">Above 0.</param>
    /// <param name="candidates">Receives the anchors.</param>
    public abstract void Select(ReadOnlySpan<float[]> outputs, float minScore, CandidateBuffer candidates);

    /// <summary>The box of one anchor in pixels of the model input, as the model gave it.</summary>
    public abstract Box ReadBox(ReadOnlySpan<float[]> outputs, int anchor);

    /// <summary>Adds every anchor whose box is a gap; none where the output says nothing of gaps.</summary>
    /// <inheritdoc cref="Select"/>
    public virtual void SelectGaps(ReadOnlySpan<float[]> outputs, float minScore, CandidateBuffer candidates)
    {
    }

    /// <summary>The class with the best score; of equal ones the first.</summary>
    public abstract int ReadClass(ReadOnlySpan<float[]> outputs, int anchor);
}
