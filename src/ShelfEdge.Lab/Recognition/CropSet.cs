using System.Collections.Immutable;

namespace ShelfEdge.Lab.Recognition;

/// <summary>Crops by which a recognizer is judged.</summary>
/// <param name="Name">For reports.</param>
/// <param name="Crops">References and what is looked for.</param>
internal sealed record CropSet(string Name, ImmutableArray<ProductCrop> Crops)
{
    /// <summary>Crops of a set; past it the set is refused.</summary>
    public const int MaxCrops = 50_000;

    /// <summary>Whether it repeats a part of another set.</summary>
    public bool IsPart { get; init; }

    /// <summary>Different SKUs.</summary>
    public int SkuCount => Crops.Select(crop => crop.Sku).Distinct().Count();

    /// <summary>Different groups.</summary>
    public int GroupCount => Crops.Select(crop => crop.Group).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Whether SKUs can be told apart by references from elsewhere.</summary>
    public bool CanBeAsked => SkuCount >= 2 && GroupCount >= 2;

    /// <summary>Refuses a set of which nothing can be asked.</summary>
    /// <exception cref="InvalidDataException">It is too large, or has less than two SKUs or groups.</exception>
    public CropSet Checked()
    {
        if (Crops.Length > MaxCrops)
        {
            throw new InvalidDataException($"{Name} has {Crops.Length} crops; at most {MaxCrops} are allowed");
        }

        return CanBeAsked
            ? this
            : throw new InvalidDataException(
                $"{Name} has {SkuCount} SKUs in {GroupCount} groups; two of each are needed to tell SKUs apart by references from elsewhere");
    }
}
