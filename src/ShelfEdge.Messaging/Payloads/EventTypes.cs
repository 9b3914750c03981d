using System.Collections.Immutable;

namespace ShelfEdge.Messaging.Payloads;

/// <summary>CloudEvents types. A change that a consumer could trip over gets a new version at the end.</summary>
public static class EventTypes
{
    /// <summary>Believed facings or state of a position changed.</summary>
    public const string StockChanged = Prefix + "stock.changed.v1";

    /// <summary>Believed stock of a position, retained.</summary>
    public const string StockState = Prefix + "stock.state.v1";

    /// <summary>A position was refilled.</summary>
    public const string Restocked = Prefix + "stock.restocked.v1";

    /// <summary>An alert was raised, updated, acknowledged or cleared.</summary>
    public const string Alert = Prefix + "alert.v1";

    /// <summary>Whether a camera delivers, retained.</summary>
    public const string CameraStatus = Prefix + "camera.status.v1";

    /// <summary>Whether an alert is open, retained.</summary>
    public const string AlertState = Prefix + "alert.state.v1";

    /// <summary>What was commanded and what came of it.</summary>
    public const string Audit = Prefix + "audit.v1";

    /// <summary>To the sender of a command; in no lane.</summary>
    public const string Reply = Prefix + "reply.v1";

    private const string Prefix = "com.shelfedge.";

    /// <summary>Every type.</summary>
    public static ImmutableArray<string> All { get; } = [StockChanged, StockState, Restocked, Alert, AlertState, CameraStatus, Audit, Reply];

    /// <summary>CloudEvents dataschema: the <c>$id</c> of the JSON Schema in <c>docs/schemas</c> that the data follows.</summary>
    public static string Schema(string type) => string.Concat("urn:shelfedge:schema:", type.AsSpan(Prefix.Length));
}
