using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Service.Remote;

/// <summary>JSON of the data of commands, of their results and of the files on trial.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    AllowDuplicateProperties = false,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(CameraArguments))]
[JsonSerializable(typeof(AcknowledgeArguments))]
[JsonSerializable(typeof(SuppressArguments))]
[JsonSerializable(typeof(PlanogramArguments))]
[JsonSerializable(typeof(ModelArguments))]
[JsonSerializable(typeof(ConfigArguments))]
[JsonSerializable(typeof(NoArguments))]
[JsonSerializable(typeof(LookResult))]
[JsonSerializable(typeof(PictureResult))]
[JsonSerializable(typeof(AlertResult))]
[JsonSerializable(typeof(SuppressionResult))]
[JsonSerializable(typeof(BundleResult))]
[JsonSerializable(typeof(BundleFacts))]
[JsonSerializable(typeof(TrialMark))]
[JsonSerializable(typeof(TrialResult))]
internal sealed partial class RemoteJsonContext : JsonSerializerContext;
