using System.Security.Cryptography;
using ShelfEdge.Core.Kiosk;

namespace ShelfEdge.Service.Kiosk;

/// <summary>
/// Makes ids of cards and sessions. Without a key file sessions alone are known, under a key that ends with the process.
/// </summary>
internal sealed class ShopperKeys
{
    /// <summary>Largest key file.</summary>
    public const int MaxBytes = 4_096;

    private readonly ShopperKey _key;

    /// <param name="file">The secret; <see langword="null"/> for none.</param>
    /// <exception cref="InvalidDataException">The secret is too short or too long.</exception>
    public ShopperKeys(string? file)
    {
        KnowsCards = file is not null;
        try
        {
            _key = new ShopperKey(file is null ? RandomNumberGenerator.GetBytes(32) : Commands.InputFile.ReadBytes(file, MaxBytes).AsSpan().TrimEnd("\r\n"u8));
        }
        catch (ArgumentException exception)
        {
            throw new InvalidDataException($"{file}: {exception.Message}", exception);
        }
    }

    public bool KnowsCards { get; }

    public ShopperId OfCard(string card) => _key.OfCard(card);

    public ShopperId OfSession(string kiosk, string session) => _key.OfSession(kiosk, session);

    public bool IsHeldOut(ShopperId shopper, string purpose, double share) => _key.IsHeldOut(shopper, purpose, share);
}
