using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Detection;

/// <summary>The three channel planes of a tensor, named by colour whatever their order in memory.</summary>
internal readonly ref struct Planes<T>
{
    private Planes(Span<T> blue, Span<T> green, Span<T> red)
    {
        Blue = blue;
        Green = green;
        Red = red;
    }

    public Span<T> Blue { get; }

    public Span<T> Green { get; }

    public Span<T> Red { get; }

    public static Planes<T> Of(Span<T> tensor, ColourOrder colour)
    {
        var size = tensor.Length / 3;
        var first = tensor[..size];
        var second = tensor.Slice(size, size);
        var third = tensor.Slice(2 * size, size);
        return colour == ColourOrder.Bgr ? new(first, second, third) : new(third, second, first);
    }
}
