using System.Collections.Immutable;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Detection;

/// <summary>Anchors in the order of the outputs: one grid of cells per stride, each row by row.</summary>
internal sealed class AnchorGrid
{
    private readonly int[] _strides;
    private readonly int[] _columns;
    private readonly int[] _firstAnchors;

    public AnchorGrid(ModelInput input, ImmutableArray<int> strides)
    {
        _strides = [.. strides];
        _columns = Array.ConvertAll(_strides, stride => input.WidthPixels / stride);
        _firstAnchors = new int[_strides.Length];
        for (var i = 1; i < _strides.Length; i++)
        {
            _firstAnchors[i] = _firstAnchors[i - 1] + (_columns[i - 1] * (input.HeightPixels / _strides[i - 1]));
        }
    }

    public AnchorCell this[int anchor]
    {
        get
        {
            var grid = _strides.Length - 1;
            while (_firstAnchors[grid] > anchor)
            {
                grid--;
            }

            var (row, column) = Math.DivRem(anchor - _firstAnchors[grid], _columns[grid]);
            return new AnchorCell(column, row, _strides[grid]);
        }
    }
}
