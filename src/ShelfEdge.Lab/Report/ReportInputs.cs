using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Recommend;
using ShelfEdge.Core.Segment;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Segment;

namespace ShelfEdge.Lab.Report;

/// <summary>What <c>shelfedge-lab report</c> was asked for; what is null is left out of the page.</summary>
/// <param name="Purchases">File of purchases.</param>
/// <param name="Format">How it says what it says.</param>
/// <param name="Until">Last day of the period; null for the last day with a sale.</param>
/// <param name="Days">Of the period.</param>
/// <param name="Products">File with names of items.</param>
/// <param name="ProductItem">Column of the item in it.</param>
/// <param name="ProductName">Column of the name in it.</param>
/// <param name="Box"><c>forecast.db</c> of a box.</param>
/// <param name="Alerts"><c>alerts.db</c> of a box.</param>
/// <param name="Planogram">Of that box.</param>
/// <param name="Forecast">File of <c>forecast demand</c>.</param>
/// <param name="Segments">Folder of <c>train segments</c>.</param>
/// <param name="Offers">What <c>shelfedge offers --json</c> printed.</param>
/// <param name="Rules">File of <c>train rules</c>.</param>
/// <param name="MemoryMegabytes">That the database may take.</param>
internal sealed record ReportInputs(
    string Purchases, PurchaseFormat Format, DateOnly? Until, int Days, string? Products, string ProductItem, string ProductName, string? Box,
    string? Alerts, string? Planogram, string? Forecast, string? Segments, string? Offers, string? Rules, int MemoryMegabytes)
{
    /// <summary>Reads everything but the purchases, which stay in their database.</summary>
    /// <exception cref="DataFileException">A file cannot be used.</exception>
    /// <exception cref="ModelFileException">A model or the rules cannot be used.</exception>
    public ReportScope Read(ShopSales sales)
    {
        Planogram? planogram = Planogram is null ? null : ReadPlanogram(Planogram);
        TimeZoneInfo zone = Box is null && Alerts is null && Segments is null ? TimeZoneInfo.Utc : ShopZone.Of(Format.TimeZone);
        return new ReportScope(
            sales,
            Products is null ? ProductNames.None : ProductNames.Read(Products, ProductItem, ProductName),
            planogram,
            Box is null ? null : ShelfTime.Read(Box, planogram!, sales.From, sales.Until, zone),
            Alerts is null ? null : AlertTimes.Read(Alerts, sales.From, sales.Until, zone),
            Forecast is null ? null : DemandFile.Read(Forecast),
            Segments is null ? null : ReadSegments(sales.Until, zone),
            Offers is null ? null : OfferEffectFile.Read(Offers),
            Rules is null ? null : ReadRules(Rules));
    }

    private static Planogram ReadPlanogram(string path)
    {
        PlanogramReadResult read = PlanogramFile.Read(File.ReadAllBytes(path));
        return read.Planogram ?? throw new DataFileException(string.Join(Environment.NewLine, read.Errors.Select(error => $"{path}: {error}")));
    }

    private static AssociationRules ReadRules(string path)
    {
        try
        {
            return AssociationRulesFile.Read(File.ReadAllBytes(path));
        }
        catch (ModelFileException exception)
        {
            throw new ModelFileException($"{path}: {exception.Message}", exception);
        }
    }

    // Shoppers are known only in cleaned purchases; what is later than the period did not happen yet.
    private IReadOnlyList<SegmentShare> ReadSegments(DateOnly until, TimeZoneInfo zone)
    {
        SegmentModel model = new SegmentDirectory(Segments!).ReadForShoppers();
        string folder = Directory.CreateTempSubdirectory("shelfedge-report-").FullName;
        try
        {
            string clean = Path.Combine(folder, PurchaseSplit.TrainFile);
            DateTimeOffset end = BoxFile.Begin(until.AddDays(1), zone);
            using (PurchaseImport import = PurchaseImport.Open(Purchases, Format, end, MemoryMegabytes))
            {
                import.Write(clean, DateTimeOffset.MinValue, end);
            }

            FeatureTable features = ShopperVisits.Read(clean).Features(model, zone);
            int[] found = [.. Enumerable.Range(0, features.Count).Select(shopper => model.Find(features.Row(shopper)))];
            return SegmentShare.Of(model, features, found);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
