using System.ComponentModel.DataAnnotations;
using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Service.Settings;

/// <summary>What is recommended, and how it is ranked. Meanings: <see cref="RankingRules"/> and <see cref="ShelfRules"/>.</summary>
internal sealed class RecommendOptions
{
    /// <summary>Folder that is watched for models. Empty: <c>recommend</c> in the data directory.</summary>
    public string ModelDirectory { get; set; } = "";

    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(10);

    public UnknownStock UnknownStock { get; set; } = UnknownStock.Recent;

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan UnknownFor { get; set; } = TimeSpan.FromMinutes(30);

    [Range(0.0, 10.0)]
    public double DistanceWeight { get; set; } = 1;

    [Range(1.0, 1000.0)]
    public double DistanceMetres { get; set; } = 20;

    [Range(0.0, 1.0)]
    public double MarginWeight { get; set; }

    [Range(0.0, 1.0)]
    public double PriceWeight { get; set; }

    [Range(0.0, 0.9)]
    public double Diversity { get; set; } = 0.2;

    public bool OfferSeen { get; set; }

    [Range(0.0, 0.9)]
    public double HoldOutShare { get; set; } = 0.1;

    [Range(0, 1_000_000)]
    public int Seed { get; set; } = 1;

    public ShelfRules ToShelf() => new(UnknownStock, UnknownFor);

    public RankingRules ToRanking() => new(
        (float)DistanceWeight, (float)DistanceMetres, (float)MarginWeight, (float)PriceWeight, (float)Diversity, OfferSeen);
}
