using System.ComponentModel.DataAnnotations;

namespace ShelfEdge.Service.Settings;

/// <summary>Offers to shoppers of some segments.</summary>
internal sealed class OfferOptions
{
    /// <summary>Watched for changes. Empty: <c>offers.json</c> in the data directory.</summary>
    public string File { get; set; } = "";

    /// <summary>Rows of one shopper and one offer.</summary>
    [Range(1_000, 5_000_000)]
    public int MaxExposures { get; set; } = 100_000;
}
