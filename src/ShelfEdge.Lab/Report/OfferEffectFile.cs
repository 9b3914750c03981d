using System.Text.Json;
using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Report;

/// <summary>Reads the effect of offers as a box tells it.</summary>
internal static class OfferEffectFile
{
    /// <summary>Past it the file is refused.</summary>
    public const int MaxBytes = 4 << 20;

    /// <exception cref="DataFileException">The file does not say how many shoppers each offer had.</exception>
    public static IReadOnlyList<OfferCount> Read(string path)
    {
        string name = Path.GetFileName(path);
        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new DataFileException($"{name}: more than {MaxBytes} bytes");
        }

        try
        {
            IReadOnlyList<OfferCount> offers = JsonSerializer.Deserialize(File.ReadAllBytes(path), ReportJsonContext.Default.OfferDocument)?.Offers
                ?? throw new DataFileException($"{name}: has no \"offers\"; 'shelfedge offers --json' writes them");
            foreach ((int place, OfferCount? offer) in offers.Index())
            {
                if (offer is null || !IsPossible(offer))
                {
                    throw new DataFileException($"{name}: offer '{offer?.Id}' (number {place + 1}): needs an id, and in each group no more who bought than there are shoppers");
                }
            }

            return offers;
        }
        catch (JsonException exception)
        {
            throw new DataFileException($"{name}: {exception.Message}");
        }
    }

    private static bool IsPossible(OfferCount offer) => !string.IsNullOrEmpty(offer.Id)
        && offer.GivenBought >= 0 && offer.GivenBought <= offer.Given
        && offer.HeldOutBought >= 0 && offer.HeldOutBought <= offer.HeldOut;
}
