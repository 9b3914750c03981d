using System.Globalization;
using ShelfEdge.Core.Compliance;
using ShelfEdge.Service.Api;

namespace ShelfEdge.Service.Commands.Planograms;

/// <summary>How one picture compares with the planogram.</summary>
/// <param name="FileName">Name of the picture without its folder.</param>
/// <param name="Compliance">The comparison, as the API gives it for the whole store.</param>
internal sealed record PictureCompliance(string FileName, ComplianceAnswer Compliance)
{
    /// <summary>Prints a line for each position that is not right, the strays and the shares.</summary>
    public void Write(TextWriter output)
    {
        var right = Compliance.Positions.Count(position => position.State == ComplianceState.Right);
        output.WriteLine($"{FileName}: {right} of {Compliance.Positions.Count} positions are right");
        foreach (var position in Compliance.Positions.Where(position => position.State != ComplianceState.Right))
        {
            output.WriteLine($"  {position.Position} ({position.Sku}): {Describe(position)}");
        }

        if (Compliance.Strays.Count > 0)
        {
            output.WriteLine($"  {Compliance.Strays.Count} products at no position");
        }

        Write(output, "category", Compliance.Shares.Categories);
        Write(output, "brand", Compliance.Shares.Brands);
    }

    private static string Describe(PositionComplianceAnswer position) => position.State switch
    {
        ComplianceState.Missing => $"missing, 0 of {position.Capacity} facings",
        ComplianceState.WrongSku => $"wrong SKU, {position.WrongFacings} facings of {position.WrongSku}, {position.Facings} of the planned {position.Capacity}",
        ComplianceState.FacingsShort => $"facings short, {position.Facings} of {position.Capacity}",
        ComplianceState.Extra => $"extra facings, {position.Facings} of {position.Capacity}",
        _ => $"unknown: {position.Reason}",
    };

    private static void Write(TextWriter output, string kind, IReadOnlyList<ShareAnswer> shares)
    {
        foreach (var share in shares.Where(share => share.Name is not null))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind} {share.Name}: {100 * share.Share:0.0} % of the shelf"));
        }
    }
}
