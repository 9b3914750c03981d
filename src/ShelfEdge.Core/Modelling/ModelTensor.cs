using System.Collections.Immutable;

namespace ShelfEdge.Core.Modelling;

/// <summary>A tensor that the manifest promises and the graph must have.</summary>
/// <param name="Name">Name in the graph.</param>
/// <param name="Element">Type of its values.</param>
/// <param name="Shape">All axes, none of them open.</param>
public sealed record ModelTensor(string Name, TensorElement Element, ImmutableArray<long> Shape)
{
    /// <summary>Values in the tensor.</summary>
    public int Length
    {
        get
        {
            var length = 1L;
            foreach (var axis in Shape)
            {
                length *= axis;
            }

            return checked((int)length);
        }
    }
}
