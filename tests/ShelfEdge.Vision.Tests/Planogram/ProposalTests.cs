using System.Globalization;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Planogram.Proposal;
using ShelfEdge.Testing;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Tests.Detection;

namespace ShelfEdge.Vision.Tests.Planogram;

/// <summary>What is proposed from what the shipped detector finds on photographs of cigarette shelves.</summary>
public sealed class ProposalTests(ITestOutputHelper output)
{
    private const string Tobacco = "data/shelf-tobacco";
    private const double Covered = 0.95;

    [Fact]
    public void Proposed_positions_cover_the_products_on_photographs()
    {
        Assert.SkipUnless(Repository.HasShared(Tobacco), Repository.SharedReason(Tobacco));
        using var detector = OnnxDetector.Open(
            new DetectorOptions { ModelDirectory = Path.Combine(Repository.Root, ModelFolder.ShippedModel), Threads = 2 },
            TimeProvider.System);
        var threshold = (float)detector.Manifest.Thresholds.Score;
        var (pictures, enough, products, covered, once, facings) = (0, 0, 0, 0, 0, 0);
        foreach (var (picture, size, found) in Photographs.DetectSized(detector, Path.Combine(Repository.Shared, Tobacco)))
        {
            var proposed = PlanogramProposer.Propose(
                new PlanogramCamera(new CameraId("camera-1"), size.Width, size.Height),
                [.. found.Where(detection => detection.Score >= threshold).Select(detection => detection.Box)],
                []);
            Assert.Empty(PlanogramFile.Read(PlanogramFile.Write(proposed)).Errors);
            var inside = picture.Boxes.Count(box => proposed.Positions.Any(position => position.Zone.Contains(box.CenterX, box.CenterY)));
            once += picture.Boxes.Count(box => proposed.Positions.Count(position => position.Zone.Contains(box.CenterX, box.CenterY)) == 1);
            facings += proposed.Positions.Where(position => picture.Boxes.Any(box => position.Zone.Contains(box.CenterX, box.CenterY)))
                .Sum(position => position.Capacity);
            (pictures, products, covered) = (pictures + 1, products + picture.Boxes.Length, covered + inside);
            enough += inside >= Covered * picture.Boxes.Length ? 1 : 0;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{picture.Name}: {inside} of {picture.Boxes.Length}, {proposed.Shelves.Length} shelves, {proposed.Positions.Length} positions of {string.Join(' ', proposed.Positions.Select(position => position.Capacity))}, area {proposed.Positions.Sum(position => position.Zone.Area) / (size.Width * size.Height):0.00}"));
        }

        output.WriteLine($"{enough} of {pictures} photographs; {covered} of {products} products, {once} in one position alone; {facings} facings in the positions of labelled products");
        Assert.Equal(24, pictures);
        Assert.True(enough >= 20, $"{enough} of {pictures} photographs");

        // A zone over the whole picture would cover everything, too.
        Assert.True(once >= 0.98 * products, $"{once} of {products} products lie in one position alone");
        Assert.InRange(facings, 0.95 * products, 1.15 * products);
    }
}
