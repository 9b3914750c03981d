namespace ShelfEdge.Core.Planogram;

/// <summary>Where a kiosk stands.</summary>
/// <param name="Kiosk">Unique on the map.</param>
/// <param name="Node">Where a shopper at the kiosk starts to walk.</param>
public sealed record KioskPlace(KioskId Kiosk, NodeId Node);
