using System.Text.Json.Serialization;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Remote;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Messaging.Payloads;

/// <summary>JSON shapes of the data of every message.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(CamelCaseEnum<PositionState>), typeof(CamelCaseEnum<AlertKind>), typeof(CamelCaseEnum<AlertPhase>),
        typeof(CamelCaseEnum<IdentityVerdict>), typeof(CamelCaseEnum<AlertSeverity>),
        typeof(CamelCaseEnum<AlertTopic>), typeof(CamelCaseEnum<CommandOutcome>),
    ])]
[JsonSerializable(typeof(StockPayload))]
[JsonSerializable(typeof(RestockedPayload))]
[JsonSerializable(typeof(AlertPayload))]
[JsonSerializable(typeof(AlertStatePayload))]
[JsonSerializable(typeof(CameraStatusPayload))]
[JsonSerializable(typeof(AuditPayload))]
[JsonSerializable(typeof(ReplyPayload))]
internal sealed partial class MessagingJsonContext : JsonSerializerContext;
