namespace ShelfEdge.Core.Stock;

/// <summary>How the part of the shelf around a zone looks: boards, price rails and uprights, which sales do not change.</summary>
internal enum Surroundings
{
    /// <summary>Not learnt yet, no thumbnail, or nothing around the zone lies outside every zone.</summary>
    NotJudged,

    /// <summary>As learnt: nothing stands before them.</summary>
    AsLearnt,

    /// <summary>Other than learnt: something stands before them, or the view changed.</summary>
    Changed,
}
