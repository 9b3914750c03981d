using System.Numerics;

namespace ShelfEdge.Core.Recommend;

/// <summary>
/// A set of items, such as those on the shelf now, as one bit an item. May be read from any thread while nobody changes it.
/// </summary>
public sealed class ItemMask
{
    private const int WordBits = 64;

    private readonly ulong[] _words;

    /// <summary>Holds none of the items 0 to <paramref name="itemCount"/> - 1.</summary>
    public ItemMask(int itemCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(itemCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(itemCount, RecommendLimits.Items);
        ItemCount = itemCount;
        _words = new ulong[(itemCount + WordBits - 1) / WordBits];
    }

    /// <summary>Items that may be held.</summary>
    public int ItemCount { get; }

    /// <summary>Whether the item is in the set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such item.</exception>
    public bool this[int item]
    {
        get
        {
            Check(item);
            return (_words[item / WordBits] & Bit(item)) != 0;
        }

        set
        {
            Check(item);
            if (value)
            {
                _words[item / WordBits] |= Bit(item);
            }
            else
            {
                _words[item / WordBits] &= ~Bit(item);
            }
        }
    }

    /// <summary>The first item of the set that is not below <paramref name="from"/>, or -1.</summary>
    public int Next(int from)
    {
        if (from >= ItemCount)
        {
            return -1;
        }

        int word = from / WordBits;
        ulong bits = _words[word] & (ulong.MaxValue << (from % WordBits));
        while (bits == 0)
        {
            if (++word == _words.Length)
            {
                return -1;
            }

            bits = _words[word];
        }

        return (word * WordBits) + BitOperations.TrailingZeroCount(bits);
    }

    private static ulong Bit(int item) => 1UL << (item % WordBits);

    private void Check(int item)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(item, ItemCount);
    }
}
