namespace ShelfEdge.Service.Kiosk;

/// <summary>One key as it is kept: whose it is and the hash of its text.</summary>
/// <param name="Id">Names the key in lists; part of its text.</param>
/// <param name="Kiosk">The kiosk that may use it; <see langword="null"/> for a key of staff.</param>
/// <param name="Sha256">
/// Of the key's text, as hexadecimal digits. The text holds 256 random bits, which no hash needs to be slow for.
/// </param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record KioskKey(string Id, string? Kiosk, string Sha256, DateTimeOffset CreatedAt);
