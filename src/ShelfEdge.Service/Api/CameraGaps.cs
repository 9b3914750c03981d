using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Service.Api;

/// <summary>Says where the gaps of a camera's newest search lie. Safe for concurrent calls.</summary>
/// <param name="counting">When a box lies in a position.</param>
/// <param name="planogram">Without positions when there is none.</param>
internal sealed class CameraGaps(CountingRules counting, Planogram planogram)
{
    /// <summary>The answer to who asks for the gaps of a frame.</summary>
    /// <param name="searched">Has gaps.</param>
    public GapList Describe(FrameDetections searched)
    {
        var gaps = searched.Gaps ?? [];
        var positions = new int[gaps.Length];
        Array.Fill(positions, PositionLocator.NoPosition);
        Position[] planned = [.. planogram.Positions.Where(position => position.Camera == searched.Camera)];
        if (planned.Length > 0)
        {
            // A gap lies where a product of its size would be counted.
            new PositionLocator(planogram, searched.Camera, counting).Locate(
                searched with { Detections = [.. gaps.Select(gap => new Detection(gap.Box, 0, gap.Score))] }, positions);
        }

        return new GapList(
            searched.Camera.Value, searched.FrameNumber, searched.CapturedAt, searched.WidthPixels, searched.HeightPixels,
            [.. gaps.Zip(positions, (gap, at) => GapAnswer.From(gap, at >= 0 ? planned[at].Id : null))]);
    }
}

/// <summary>Empty stretches of shelf in one frame.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="FrameNumber">Of the frame that was searched.</param>
/// <param name="CapturedAt">When it was captured.</param>
/// <param name="WidthPixels">Of that frame.</param>
/// <param name="HeightPixels">Of that frame.</param>
/// <param name="Gaps">The widest first.</param>
internal sealed record GapList(
    string Camera, long FrameNumber, DateTimeOffset CapturedAt, int WidthPixels, int HeightPixels, IReadOnlyList<GapAnswer> Gaps);

/// <summary>One gap.</summary>
/// <param name="Box">Left, top, width and height in pixels of the frame.</param>
/// <param name="Score">Confidence, 0 to 1.</param>
/// <param name="Facings">How many of the narrower neighbour would fit side by side.</param>
/// <param name="Position">The position of the planogram that it lies in, if any.</param>
internal sealed record GapAnswer(IReadOnlyList<double> Box, double Score, double Facings, string? Position)
{
    public static GapAnswer From(in ShelfGap gap, PositionId? position) => new(
        [Round(gap.Box.X1, 1), Round(gap.Box.Y1, 1), Round(gap.Box.Width, 1), Round(gap.Box.Height, 1)],
        Round(gap.Score, 3), Round(gap.Facings, 2), position?.Value);

    private static double Round(float value, int digits) => Math.Round((double)value, digits);
}
