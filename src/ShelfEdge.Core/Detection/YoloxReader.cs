using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Detection;

/// <summary>Reads <see cref="YoloxOutput"/>.</summary>
internal sealed class YoloxReader(YoloxOutput output, ModelInput input, int classCount) : AnchorReader
{
    private const int Objectness = 4;
    private const int FirstClass = 5;

    private readonly AnchorGrid _grid = new(input, output.Strides);
    private readonly int _width = FirstClass + classCount;

    public override void Select(ReadOnlySpan<float[]> outputs, float minScore, CandidateBuffer candidates)
    {
        var anchorCount = outputs[0].Length / _width;
        for (var anchor = 0; anchor < anchorCount; anchor++)
        {
            // Class scores are at most 1, so objectness alone rules most anchors out.
            var values = Values(outputs, anchor);
            if (values[Objectness] >= minScore)
            {
                var classes = values[FirstClass..];
                var score = values[Objectness] * classes[ScoreScan.BestClass(classes)];
                if (score >= minScore)
                {
                    candidates.Add(score, anchor);
                }
            }
        }
    }

    public override Box ReadBox(ReadOnlySpan<float[]> outputs, int anchor)
    {
        var cell = _grid[anchor];
        var values = Values(outputs, anchor);
        var x = (cell.Column + values[0]) * cell.Stride;
        var y = (cell.Row + values[1]) * cell.Stride;
        var width = MathF.Exp(values[2]) * cell.Stride;
        var height = MathF.Exp(values[3]) * cell.Stride;
        return new Box(x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));
    }

    public override int ReadClass(ReadOnlySpan<float[]> outputs, int anchor) =>
        ScoreScan.BestClass(Values(outputs, anchor)[FirstClass..]);

    private ReadOnlySpan<float> Values(ReadOnlySpan<float[]> outputs, int anchor) =>
        outputs[0].AsSpan(anchor * _width, _width);
}
