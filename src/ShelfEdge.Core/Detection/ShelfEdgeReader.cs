using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Detection;

/// <summary>Reads <see cref="ShelfEdgeOutput"/>.</summary>
internal sealed class ShelfEdgeReader(ShelfEdgeOutput output, ModelInput input, int classCount) : AnchorReader
{
    private const int ScoresTensor = 0;
    private const int DistancesTensor = 1;
    private const int GapsTensor = 2;

    private readonly AnchorGrid _grid = new(input, output.Strides);
    private readonly int _classCount = classCount;
    private readonly bool _hasGaps = output.Gaps is not null;

    public override void Select(ReadOnlySpan<float[]> outputs, float minScore, CandidateBuffer candidates) =>
        ScoreScan.Run(outputs[ScoresTensor], _classCount, minScore, candidates);

    public override void SelectGaps(ReadOnlySpan<float[]> outputs, float minScore, CandidateBuffer candidates)
    {
        if (_hasGaps)
        {
            ScoreScan.Run(outputs[GapsTensor], 1, minScore, candidates);
        }
    }

    public override Box ReadBox(ReadOnlySpan<float[]> outputs, int anchor)
    {
        var cell = _grid[anchor];
        var x = (cell.Column + 0.5f) * cell.Stride;
        var y = (cell.Row + 0.5f) * cell.Stride;
        var distances = outputs[DistancesTensor].AsSpan(anchor * 4, 4);
        return new Box(x - distances[0], y - distances[1], x + distances[2], y + distances[3]);
    }

    public override int ReadClass(ReadOnlySpan<float[]> outputs, int anchor) =>
        ScoreScan.BestClass(outputs[ScoresTensor].AsSpan(anchor * _classCount, _classCount));
}
