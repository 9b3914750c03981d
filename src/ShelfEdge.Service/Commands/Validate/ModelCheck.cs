using System.Collections.Immutable;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Detection;
namespace ShelfEdge.Service.Commands.Validate;
internal static class ModelCheck { public static ImmutableArray<SettingsProblem> Problems(DetectorOptions o) => []; }
