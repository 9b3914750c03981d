namespace ShelfEdge.Core.Recommend;

/// <summary>One user took, or rated, one item.</summary>
/// <param name="User">Row, from 0.</param>
/// <param name="Item">Column, from 0.</param>
/// <param name="Weight">
/// Implicit feedback: confidence beyond that of an unseen pair, above zero. Explicit feedback: the rating, any finite number.
/// </param>
public readonly record struct Interaction(int User, int Item, float Weight);
