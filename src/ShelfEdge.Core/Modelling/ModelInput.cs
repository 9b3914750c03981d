using System.Collections.Immutable;

namespace ShelfEdge.Core.Modelling;

/// <summary>The one input of a model: a picture of fixed size, batch of 1, three channels.</summary>
/// <param name="Name">Name of the graph input.</param>
/// <param name="WidthPixels">32 to 4096; 0, as the height, while the size is left to the graph.</param>
/// <param name="HeightPixels">32 to 4096.</param>
/// <param name="Layout">Order of the axes.</param>
/// <param name="Element">Type of a value.</param>
/// <param name="Colour">Order of the channels.</param>
/// <param name="Scale">
/// A value is the pixel byte times this. With <see cref="TensorElement.Bytes"/> the bytes go in as they are and the graph
/// itself applies the scale.
/// </param>
/// <param name="Pad">Pixel byte of all three channels in the padding around the frame.</param>
public sealed record ModelInput(
    string Name,
    int WidthPixels,
    int HeightPixels,
    TensorLayout Layout,
    TensorElement Element,
    ColourOrder Colour,
    float Scale,
    byte Pad)
{
    /// <summary>Values in the tensor.</summary>
    public int Length => WidthPixels * HeightPixels * 3;

    /// <summary>Cells of the grids with these strides together, one grid per stride.</summary>
    public int CountCells(ImmutableArray<int> strides)
    {
        var cells = 0;
        foreach (var stride in strides)
        {
            cells += (WidthPixels / stride) * (HeightPixels / stride);
        }

        return cells;
    }

    /// <summary>The tensor that the graph must declare.</summary>
    public ModelTensor Tensor => new(Name, Element, Layout switch
    {
        TensorLayout.Nchw => ImmutableArray.Create<long>(1, 3, HeightPixels, WidthPixels),
        _ => ImmutableArray.Create<long>(1, HeightPixels, WidthPixels, 3),
    });
}
