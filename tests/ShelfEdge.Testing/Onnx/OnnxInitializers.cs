using System.Runtime.InteropServices;

namespace ShelfEdge.Testing.Onnx;

/// <summary>Changes the weights of an ONNX file without touching its structure. Field numbers are those of <c>onnx.proto</c>.</summary>
public static class OnnxInitializers
{
    /// <summary>Element type by its number in <c>TensorProto.DataType</c>.</summary>
    public const int Integers = 6;

    private const int Graph = 7, Initializer = 5, Dims = 1, DataType = 2, RawData = 9;

    /// <summary>A copy in which the values of every initializer of a type and number of axes are multiplied.</summary>
    /// <param name="model">The ONNX file.</param>
    /// <param name="type"><see cref="OnnxGraph.Floats"/> or <see cref="Integers"/>.</param>
    /// <param name="axes">Of the initializers that are meant.</param>
    /// <param name="factor">For each value.</param>
    /// <param name="changed">How many initializers were changed.</param>
    public static byte[] Scale(byte[] model, int type, int axes, float factor, out int changed)
    {
        byte[] copy = [.. model];
        changed = 0;
        foreach (var graph in Fields(copy, 0, copy.Length).Where(field => field.Number == Graph))
        {
            foreach (var tensor in Fields(copy, graph.Start, graph.End).Where(field => field.Number == Initializer))
            {
                var fields = Fields(copy, tensor.Start, tensor.End).ToList();
                if (fields.Count(field => field.Number == Dims) == axes
                    && fields.Exists(field => field.Number == DataType && copy[field.Start] == type))
                {
                    var raw = fields.Single(field => field.Number == RawData);
                    Multiply(copy.AsSpan(raw.Start..raw.End), type, factor);
                    changed++;
                }
            }
        }

        return copy;
    }

    private static void Multiply(Span<byte> raw, int type, float factor)
    {
        if (type == OnnxGraph.Floats)
        {
            foreach (ref var value in MemoryMarshal.Cast<byte, float>(raw))
            {
                value *= factor;
            }
        }
        else
        {
            foreach (ref var value in MemoryMarshal.Cast<byte, int>(raw))
            {
                value = (int)(value * factor);
            }
        }
    }

    private static IEnumerable<(int Number, int Start, int End)> Fields(byte[] bytes, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var tag = Varint(bytes, ref at);
            var length = (int)(tag & 7) switch { 0 => 0, 1 => 8, 2 => (int)Varint(bytes, ref at), _ => 4 };
            var first = at;
            if ((tag & 7) == 0)
            {
                Varint(bytes, ref at);
            }

            at += length;
            yield return ((int)(tag >> 3), first, at);
        }
    }

    private static ulong Varint(byte[] bytes, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            value |= (ulong)(bytes[at] & 0x7F) << shift;
            if (bytes[at++] < 0x80)
            {
                return value;
            }
        }
    }
}
