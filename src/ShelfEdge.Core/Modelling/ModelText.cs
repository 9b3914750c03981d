namespace ShelfEdge.Core.Modelling;

/// <summary>Which texts a model may bring along.</summary>
internal static class ModelText
{
    /// <summary>True for 1 to <paramref name="maxLength"/> printable characters without blanks at the ends.</summary>
    public static bool IsName(string text, int maxLength) =>
        text.Length >= 1 && text.Length <= maxLength && text.All(IsPrintable) && text.Trim() == text;

    public static bool IsPrintable(char c) => !char.IsControl(c) && !char.IsSurrogate(c);
}
