using System.Buffers.Binary;
using System.Globalization;

namespace ShelfEdge.Core.Kiosk;

/// <summary>
/// Stands for a card or a session: the first 128 bits of a keyed hash, from which nobody without the key finds the card. Written as
/// 32 hexadecimal digits.
/// </summary>
public readonly record struct ShopperId(UInt128 Value)
{
    /// <summary>Bytes of an id.</summary>
    public const int Size = 16;

    /// <summary>Reads 32 hexadecimal digits.</summary>
    public static bool TryParse(string? text, out ShopperId id)
    {
        bool isId = UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 value)
            && text!.Length == 2 * Size;
        id = new ShopperId(value);
        return isId;
    }

    /// <summary>Takes <see cref="Size"/> bytes.</summary>
    public static ShopperId Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <summary>The <see cref="Size"/> bytes that <see cref="Read"/> takes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return bytes;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
