namespace ShelfEdge.Lab.Scenes.Corpus;

/// <param name="Jpeg">The picture.</param>
/// <param name="Visible">By position, units in its facings that can be seen.</param>
/// <param name="IsHidden">By position, something stands before a part of its zone, or glare lies over it.</param>
internal sealed record ShopPicture(byte[] Jpeg, int[] Visible, bool[] IsHidden);
