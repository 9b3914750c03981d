using System.ComponentModel.DataAnnotations;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Vision.Tests.Detection;

public sealed class DetectorOptionsTests
{
    [Fact]
    public void Defaults_are_valid_and_leave_the_choice_to_the_model_and_the_machine()
    {
        var options = new DetectorOptions();

        Assert.Empty(Validate(options));
        Assert.Equal(("", 0, null), (options.ModelDirectory, options.Threads, options.ScoreThreshold));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    public void Threads_at_the_ends_of_the_range_are_valid(int threads) =>
        Assert.Empty(Validate(new DetectorOptions { Threads = threads }));

    [Theory]
    [InlineData(-1)]
    [InlineData(65)]
    public void Threads_outside_the_range_are_refused(int threads) =>
        Assert.Equal([nameof(DetectorOptions.Threads)], Validate(new DetectorOptions { Threads = threads }));

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Score_threshold_within_the_range_is_valid(double threshold) =>
        Assert.Empty(Validate(new DetectorOptions { ScoreThreshold = threshold }));

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    [InlineData(-0.5)]
    public void Score_threshold_outside_the_range_is_refused(double threshold) =>
        Assert.Equal([nameof(DetectorOptions.ScoreThreshold)], Validate(new DetectorOptions { ScoreThreshold = threshold }));

    [Theory]
    [InlineData(319, 0.2, nameof(DetectorOptions.TilePixels))]
    [InlineData(4097, 0.2, nameof(DetectorOptions.TilePixels))]
    [InlineData(640, 0.04, nameof(DetectorOptions.TileOverlap))]
    [InlineData(640, 0.51, nameof(DetectorOptions.TileOverlap))]
    public void Tiles_outside_the_ranges_are_refused(int pixels, double overlap, string expected) =>
        Assert.Equal([expected], Validate(new DetectorOptions { TilePixels = pixels, TileOverlap = overlap }));

    private static IEnumerable<string> Validate(DetectorOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.SelectMany(result => result.MemberNames);
    }
}
