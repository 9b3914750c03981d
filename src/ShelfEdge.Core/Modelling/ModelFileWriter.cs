using System.Buffers;
using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;

namespace ShelfEdge.Core.Modelling;

/// <summary>
/// Writes a small model: four bytes of magic, a version (uint16), the payload and the SHA-256 of all of it. Numbers are little
/// endian.
/// </summary>
internal sealed class ModelFileWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <param name="magic">Four bytes that tell the kind of model.</param>
    /// <param name="version">Of the payload's layout.</param>
    public ModelFileWriter(ReadOnlySpan<byte> magic, ushort version)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(magic.Length, ModelFileReader.MagicBytes, nameof(magic));
        _bytes.Write(magic);
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.GetSpan(sizeof(ushort)), version);
        _bytes.Advance(sizeof(ushort));
    }

    public void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(sizeof(int)), value);
        _bytes.Advance(sizeof(int));
    }

    public void Write(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(_bytes.GetSpan(sizeof(float)), value);
        _bytes.Advance(sizeof(float));
    }

    public void Write(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(sizeof(double)), value);
        _bytes.Advance(sizeof(double));
    }

    public void Write(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.GetSpan(sizeof(ushort)), checked((ushort)bytes.Length));
        _bytes.Advance(sizeof(ushort));
        _bytes.Write(bytes);
    }

    /// <summary>At half precision (IEEE 754 binary16).</summary>
    public void WriteHalves(ReadOnlySpan<float> values)
    {
        var halves = new Half[values.Length];
        TensorPrimitives.ConvertToHalf(values, halves);
        foreach (Half half in halves)
        {
            BinaryPrimitives.WriteHalfLittleEndian(_bytes.GetSpan(sizeof(ushort)), half);
            _bytes.Advance(sizeof(ushort));
        }
    }

    /// <summary>The whole file.</summary>
    public byte[] Finish()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_bytes.WrittenSpan, hash);
        return [.. _bytes.WrittenSpan, .. hash];
    }
}
