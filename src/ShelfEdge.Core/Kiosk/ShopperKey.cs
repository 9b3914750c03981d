using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ShelfEdge.Core.Kiosk;

/// <summary>
/// The secret with which cards and sessions become ids (HMAC-SHA256). Boxes that share it know a shopper under the same id. Immutable;
/// safe to use from any thread.
/// </summary>
public sealed class ShopperKey
{
    /// <summary>Fewest bytes of a key.</summary>
    public const int MinBytes = 16;

    /// <summary>Most characters of a card or session.</summary>
    public const int MostCharacters = 128;

    // Different uses of one key must not give the same hash.
    private const int LongestPurpose = 32;

    private readonly byte[] _key;

    /// <summary>Keeps a key.</summary>
    /// <exception cref="ArgumentException">It is too short.</exception>
    public ShopperKey(ReadOnlySpan<byte> key)
    {
        if (key.Length < MinBytes)
        {
            throw new ArgumentException($"{key.Length} bytes; a key needs {MinBytes} or more", nameof(key));
        }

        _key = key.ToArray();
    }

    /// <summary>The id of a loyalty card.</summary>
    /// <param name="card">1 to <see cref="MostCharacters"/> characters.</param>
    public ShopperId OfCard(string card) => Hash("card:", card);

    /// <summary>The id of a session at a kiosk, whose names need be unique at that kiosk only.</summary>
    /// <param name="kiosk">The kiosk.</param>
    /// <param name="session">1 to <see cref="MostCharacters"/> characters.</param>
    public ShopperId OfSession(string kiosk, string session) => Hash("session:", $"{kiosk}/{session}");

    /// <summary>
    /// Whether a shopper is held out of what is to be measured: the same shopper always, and for each purpose another share.
    /// </summary>
    /// <param name="shopper">The shopper.</param>
    /// <param name="purpose">What is measured, up to 100 characters.</param>
    /// <param name="share">Of all shoppers, 0 to 1.</param>
    public bool IsHeldOut(ShopperId shopper, string purpose, double share)
    {
        ulong drawn = (ulong)(Hash("held-out:", $"{purpose}/{shopper}").Value >> 64);
        return drawn / (double)ulong.MaxValue < share;
    }

    private ShopperId Hash(string purpose, string text)
    {
        Span<byte> bytes = stackalloc byte[LongestPurpose + (4 * (MostCharacters + 66))];
        int length = Encoding.UTF8.GetBytes(purpose, bytes);
        length += Encoding.UTF8.GetBytes(text, bytes[length..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, bytes[..length], hash);
        return new ShopperId(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }
}
