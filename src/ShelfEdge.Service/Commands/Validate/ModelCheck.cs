using System.Collections.Immutable;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Validate;

/// <summary>Whether the model of the settings is there and its manifest is right. Does not load it.</summary>
internal static class ModelCheck
{
    private const string Key = "detector.modelDirectory";

    public static ImmutableArray<SettingsProblem> Problems(DetectorOptions options, string file)
    {
        try
        {
            ModelFolder.Open(ModelFolder.Locate(options.ModelDirectory));
            return [];
        }
        catch (ModelException exception)
        {
            return [new(file, Key, exception.Message)];
        }
    }
}
