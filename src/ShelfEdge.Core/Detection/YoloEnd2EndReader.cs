using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Detection;

/// <summary>Reads <see cref="YoloEnd2EndOutput"/>. A row whose class the manifest does not know is no candidate.</summary>
internal sealed class YoloEnd2EndReader(YoloEnd2EndOutput output, int classCount) : AnchorReader
{
    private const int Score = 4;
    private const int Class = 5;

    private readonly int _rows = output.Rows;
    private readonly int _classCount = classCount;

    public override void Select(ReadOnlySpan<float[]> outputs, float minScore, CandidateBuffer candidates)
    {
        for (var row = 0; row < _rows; row++)
        {
            var values = Values(outputs, row);
            if (values[Score] >= minScore && values[Class] >= 0 && values[Class] < _classCount)
            {
                candidates.Add(values[Score], row);
            }
        }
    }

    public override Box ReadBox(ReadOnlySpan<float[]> outputs, int anchor)
    {
        var values = Values(outputs, anchor);
        return new Box(values[0], values[1], values[2], values[3]);
    }

    public override int ReadClass(ReadOnlySpan<float[]> outputs, int anchor) => (int)Values(outputs, anchor)[Class];

    private static ReadOnlySpan<float> Values(ReadOnlySpan<float[]> outputs, int row) =>
        outputs[0].AsSpan(row * YoloEnd2EndOutput.Width, YoloEnd2EndOutput.Width);
}
