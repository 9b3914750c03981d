using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using ShelfEdge.Core.Alerts;
using ShelfEdge.Core.Compliance;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Core.Stock;
using ShelfEdge.Service.Alerts;
using ShelfEdge.Service.Kiosk;
using ShelfEdge.Service.Offers;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Api;

/// <summary>JSON of the HTTP API: camel case, enumerations as words.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    Converters =
    [
        typeof(WordConverter<CameraState>), typeof(WordConverter<PositionState>), typeof(WordConverter<AlertKind>),
        typeof(WordConverter<AlertPhase>), typeof(WordConverter<AlertSeverity>),
        typeof(WordConverter<EvidenceMoment>),
        typeof(WordConverter<IdentityVerdict>), typeof(WordConverter<ComplianceState>), typeof(WordConverter<WidthUnit>),
        typeof(WordConverter<ReasonCode>), typeof(WordConverter<RankingArm>), typeof(WordConverter<UnknownStock>), typeof(WordConverter<FeedbackKind>),
        typeof(WordConverter<OfferState>),
    ])]
[JsonSerializable(typeof(CameraList))]
[JsonSerializable(typeof(GapList))]
[JsonSerializable(typeof(StockList))]
[JsonSerializable(typeof(AlertList))]
[JsonSerializable(typeof(AlertStory))]
[JsonSerializable(typeof(AcknowledgeRequest))]
[JsonSerializable(typeof(SuppressionRequest))]
[JsonSerializable(typeof(SuppressionAnswers))]
[JsonSerializable(typeof(SuppressionAnswer))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ComplianceAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(ForecastAnswer))]
[JsonSerializable(typeof(AvailabilityList))]
[JsonSerializable(typeof(OutboxAnswer))]
[JsonSerializable(typeof(RecommendationAnswer))]
[JsonSerializable(typeof(EventBatch))]
[JsonSerializable(typeof(EventsAnswer))]
[JsonSerializable(typeof(SegmentAnswer))]
[JsonSerializable(typeof(RuleList))]
[JsonSerializable(typeof(OfferEffectList))]
[JsonSerializable(typeof(HttpValidationProblemDetails))]
[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
