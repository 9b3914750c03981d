namespace ShelfEdge.Core.Offers;

/// <summary>Bounds of a file of offers. Beyond one of them the file is refused with an error that names it.</summary>
public static class OfferLimits
{
    /// <summary>Version of the document: the value of its <c>schema</c>.</summary>
    public const int Schema = 1;

    /// <summary>Size of the file, checked before it is parsed.</summary>
    public const int Bytes = 1024 * 1024;

    /// <summary>Offers.</summary>
    public const int Offers = 100;

    /// <summary>SKUs of one offer; at least 1.</summary>
    public const int Items = 50;

    /// <summary>Segments of one offer.</summary>
    public const int Segments = 32;

    /// <summary>Characters of a text.</summary>
    public const int TextLength = 200;

    /// <summary>Most of the shoppers who may be held out.</summary>
    public const double HoldOutShare = 0.9;

    /// <summary>Most days for which a purchase may count.</summary>
    public const int CountDays = 90;
}
