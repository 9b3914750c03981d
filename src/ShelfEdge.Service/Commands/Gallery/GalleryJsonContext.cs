using System.Text.Json;
using System.Text.Json.Serialization;

namespace ShelfEdge.Service.Commands.Gallery;

/// <summary>JSON that the commands of <c>gallery</c> print.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(GalleryChange))]
[JsonSerializable(typeof(GalleryList))]
[JsonSerializable(typeof(IReadOnlyList<PhotoMatch>))]
internal sealed partial class GalleryJsonContext : JsonSerializerContext;
