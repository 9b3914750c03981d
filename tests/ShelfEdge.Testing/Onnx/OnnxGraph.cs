using System.Runtime.InteropServices;

namespace ShelfEdge.Testing.Onnx;

/// <summary>
/// Builds small ONNX models in memory, so that a test can state what its model computes. Field numbers are those of
/// <c>onnx.proto</c>, operator set 13.
/// </summary>
public sealed class OnnxGraph
{
    /// <summary>Element types by their number in <c>TensorProto.DataType</c>.</summary>
    public const int Floats = 1, Bytes = 2, Longs = 7;

    private readonly ProtoMessage _graph = new();
    private readonly List<(string Key, string Value)> _metadata = [];

    public OnnxGraph() => _graph.Text(2, "test");

    /// <summary>An axis of -1 is left open.</summary>
    public OnnxGraph Input(string name, int type, params long[] shape) => Declare(11, name, type, shape);

    /// <summary>An axis of -1 is left open.</summary>
    public OnnxGraph Output(string name, int type, params long[] shape) => Declare(12, name, type, shape);

    public OnnxGraph Constant(string name, float[] values, params long[] shape) =>
        Initializer(name, Floats, MemoryMarshal.AsBytes(values.AsSpan()), shape);

    public OnnxGraph Constant(string name, params long[] values) =>
        Initializer(name, Longs, MemoryMarshal.AsBytes(values.AsSpan()), [values.Length]);

    /// <summary>One node; attributes are whole numbers or lists of them.</summary>
    public OnnxGraph Node(string operation, string[] inputs, string output, params (string Name, object Value)[] attributes)
    {
        var node = new ProtoMessage();
        foreach (var input in inputs)
        {
            node.Text(1, input);
        }

        node.Text(2, output).Text(4, operation);
        foreach (var (name, value) in attributes)
        {
            node.Message(5, Attribute(name, value));
        }

        _graph.Message(1, node);
        return this;
    }

    /// <summary>One entry of the custom metadata of the file.</summary>
    public OnnxGraph Metadata(string key, string value)
    {
        _metadata.Add((key, value));
        return this;
    }

    /// <summary>The model file.</summary>
    public byte[] ToModel()
    {
        var model = new ProtoMessage()
            .Number(1, 8)
            .Message(7, _graph)
            .Message(8, new ProtoMessage().Text(1, "").Number(2, 13));
        foreach (var (key, value) in _metadata)
        {
            model.Message(14, new ProtoMessage().Text(1, key).Text(2, value));
        }

        return model.ToArray();
    }

    private static ProtoMessage Attribute(string name, object value)
    {
        const int Int = 2, Ints = 7;
        var attribute = new ProtoMessage().Text(1, name);
        if (value is int single)
        {
            return attribute.Number(3, single).Number(20, Int);
        }

        foreach (var item in (int[])value)
        {
            attribute.Number(8, item);
        }

        return attribute.Number(20, Ints);
    }

    private OnnxGraph Declare(int field, string name, int type, long[] shape)
    {
        var axes = new ProtoMessage();
        foreach (var axis in shape)
        {
            axes.Message(1, axis < 0 ? new ProtoMessage().Text(2, "open") : new ProtoMessage().Number(1, axis));
        }

        var tensor = new ProtoMessage().Number(1, type).Message(2, axes);
        _graph.Message(field, new ProtoMessage().Text(1, name).Message(2, new ProtoMessage().Message(1, tensor)));
        return this;
    }

    private OnnxGraph Initializer(string name, int type, ReadOnlySpan<byte> values, long[] shape)
    {
        var tensor = new ProtoMessage();
        foreach (var axis in shape)
        {
            tensor.Number(1, axis);
        }

        _graph.Message(5, tensor.Number(2, type).Text(8, name).Bytes(9, values));
        return this;
    }
}
