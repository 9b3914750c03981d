using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Detection;

/// <summary>Reads <see cref="ShelfEdgeOutput"/>.</summary>
internal sealed class ShelfEdgeReader : AnchorReader
{
    private const int ScoresTensor = 0;
    private const int DistancesTensor = 1;

    private readonly int _anchorCount;
    private readonly int _classCount;
    private readonly int[] _strides;
    private readonly int[] _columns;
    private readonly int[] _firstAnchors;

    public ShelfEdgeReader(ShelfEdgeOutput output, ModelInput input, int classCount)
    {
        _anchorCount = output.CountAnchors(input);
        _classCount = classCount;
        _strides = [.. output.Strides];
        _columns = Array.ConvertAll(_strides, stride => input.WidthPixels / stride);
        _firstAnchors = new int[_strides.Length];
        for (var i = 1; i < _strides.Length; i++)
        {
            _firstAnchors[i] = _firstAnchors[i - 1] + (_columns[i - 1] * (input.HeightPixels / _strides[i - 1]));
        }
    }

    public override void Select(ReadOnlySpan<float[]> outputs, float minScore, CandidateBuffer candidates) =>
        ScoreScan.Run(outputs[ScoresTensor].AsSpan(0, _anchorCount * _classCount), _classCount, minScore, candidates);

    public override Box ReadBox(ReadOnlySpan<float[]> outputs, int anchor)
    {
        var grid = _strides.Length - 1;
        while (_firstAnchors[grid] > anchor)
        {
            grid--;
        }

        var (row, column) = Math.DivRem(anchor - _firstAnchors[grid], _columns[grid]);
        var x = (column + 0.5f) * _strides[grid];
        var y = (row + 0.5f) * _strides[grid];
        var distances = outputs[DistancesTensor].AsSpan(anchor * 4, 4);
        return new Box(x - distances[0], y - distances[1], x + distances[2], y + distances[3]);
    }

    public override int ReadClass(ReadOnlySpan<float[]> outputs, int anchor) =>
        ScoreScan.BestClass(outputs[ScoresTensor].AsSpan(anchor * _classCount, _classCount));
}
