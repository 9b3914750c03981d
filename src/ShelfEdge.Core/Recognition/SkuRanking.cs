namespace ShelfEdge.Core.Recognition;

/// <summary>The two best SKUs for one crop so far, by their index in the gallery; -1 for none.</summary>
internal struct SkuRanking
{
    public static SkuRanking None => new()
    {
        Best = -1, Second = -1, BestScore = -1, SecondScore = -1, BestRank = float.NegativeInfinity, SecondRank = float.NegativeInfinity,
    };

    public int Best { get; private set; }

    public float BestScore { get; private set; }

    public int Second { get; private set; }

    public float SecondScore { get; private set; }

    private float BestRank { get; set; }

    private float SecondRank { get; set; }

    /// <summary>Takes the next SKU; of equals the one that came first stays.</summary>
    public void Add(int sku, float score, float rank)
    {
        if (rank > BestRank)
        {
            (Second, SecondScore, SecondRank) = (Best, BestScore, BestRank);
            (Best, BestScore, BestRank) = (sku, score, rank);
        }
        else if (rank > SecondRank)
        {
            (Second, SecondScore, SecondRank) = (sku, score, rank);
        }
    }
}
