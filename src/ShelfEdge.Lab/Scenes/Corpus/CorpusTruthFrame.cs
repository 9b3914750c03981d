namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>One frame, by position.</summary>
/// <param name="Frame">From 0.</param>
/// <param name="Seconds">Shop time from the start of the scenario.</param>
/// <param name="Picture">File, beside the document; several frames that look the same share one. Null while the camera sends nothing.</param>
/// <param name="Facings">Units in the facings, right or misplaced.</param>
/// <param name="Misplaced">Units of other products among them.</param>
/// <param name="Visible">Those of them that can be seen in the picture.</param>
/// <param name="Clean">The position is in full sight, see <see cref="ShopTimeline.IsBlind"/> and <see cref="ShopPicture"/>.</param>
internal sealed record CorpusTruthFrame(
    int Frame, double Seconds, string? Picture, IReadOnlyList<int> Facings, IReadOnlyList<int> Misplaced, IReadOnlyList<int> Visible, IReadOnlyList<bool> Clean);
