namespace ShelfEdge.Core.Recommend;

/// <summary>What an interaction's weight means. The numbers stand in model files.</summary>
public enum FeedbackKind
{
    /// <summary>Taken, seen or tapped: the weight is confidence, and an unseen pair is a weak no.</summary>
    Implicit = 0,

    /// <summary>A rating: the weight is the rating, and an unseen pair says nothing.</summary>
    Ratings = 1,
}
