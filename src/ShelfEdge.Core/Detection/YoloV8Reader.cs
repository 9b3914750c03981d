using System.Numerics.Tensors;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Detection;

/// <summary>Reads <see cref="YoloV8Output"/>.</summary>
internal sealed class YoloV8Reader(YoloV8Output output, ModelInput input, int classCount) : AnchorReader
{
    private const int FirstClass = 4;

    private readonly int _anchorCount = input.CountCells(output.Strides);
    private readonly int _classCount = classCount;

    // The best score of each anchor, over the rows of all classes.
    private readonly float[] _best = new float[input.CountCells(output.Strides)];

    public override void Select(ReadOnlySpan<float[]> outputs, float minScore, CandidateBuffer candidates)
    {
        Row(outputs, FirstClass).CopyTo(_best);
        for (var i = 1; i < _classCount; i++)
        {
            TensorPrimitives.MaxNumber(_best, Row(outputs, FirstClass + i), _best);
        }

        ScoreScan.Run(_best, 1, minScore, candidates);
    }

    public override Box ReadBox(ReadOnlySpan<float[]> outputs, int anchor)
    {
        var (x, y) = (Row(outputs, 0)[anchor], Row(outputs, 1)[anchor]);
        var (width, height) = (Row(outputs, 2)[anchor], Row(outputs, 3)[anchor]);
        return new Box(x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));
    }

    public override int ReadClass(ReadOnlySpan<float[]> outputs, int anchor)
    {
        var best = 0;
        for (var i = 1; i < _classCount; i++)
        {
            var score = Row(outputs, FirstClass + i)[anchor];
            var bestScore = Row(outputs, FirstClass + best)[anchor];
            if (score > bestScore || float.IsNaN(bestScore))
            {
                best = i;
            }
        }

        return best;
    }

    private ReadOnlySpan<float> Row(ReadOnlySpan<float[]> outputs, int row) =>
        outputs[0].AsSpan(row * _anchorCount, _anchorCount);
}
