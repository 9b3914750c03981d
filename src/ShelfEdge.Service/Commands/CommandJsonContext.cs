using System.Text.Json;
using System.Text.Json.Serialization;
using ShelfEdge.Core.Compliance;
using ShelfEdge.Service.Api;
using ShelfEdge.Service.Commands.Planograms;
using ShelfEdge.Service.Commands.Validate;
using ShelfEdge.Service.Commands.Version;
using ShelfEdge.Service.Offers;

namespace ShelfEdge.Service.Commands;

/// <summary>JSON that commands print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = true,
    Converters =
    [
        typeof(WordConverter<CheckOutcome>), typeof(WordConverter<ComplianceState>), typeof(WordConverter<WidthUnit>),
        typeof(WordConverter<OfferState>),
    ])]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(List<PictureCompliance>))]
[JsonSerializable(typeof(OfferEffectList))]
[JsonSerializable(typeof(ValidateReport))]
[JsonSerializable(typeof(VersionReport))]
internal sealed partial class CommandJsonContext : JsonSerializerContext;
