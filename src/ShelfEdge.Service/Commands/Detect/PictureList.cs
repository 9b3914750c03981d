using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Commands.Detect;

/// <summary>The pictures that the arguments name, in their order; those of a folder by name.</summary>
/// <param name="Paths">No two with the same name, since results carry the name alone.</param>
/// <param name="Problems">One line for each argument or picture that was left out.</param>
internal sealed record PictureList(IReadOnlyList<string> Paths, IReadOnlyList<string> Problems)
{
    public static PictureList Of(IEnumerable<string> arguments)
    {
        var paths = new List<string>();
        var problems = new List<string>();
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in arguments.SelectMany(argument => Expand(argument, problems)))
        {
            if (taken.TryAdd(Path.GetFileName(path), path))
            {
                paths.Add(path);
            }
            else
            {
                problems.Add($"{path}: left out, results go by name and {taken[Path.GetFileName(path)]} has the same");
            }
        }

        return new PictureList(paths, problems);
    }

    /// <summary>The pictures of a folder, or the argument itself.</summary>
    public static IReadOnlyList<string> Expand(string argument, List<string> problems)
    {
        if (!Directory.Exists(argument))
        {
            return [argument];
        }

        try
        {
            var pictures = ImageFile.List(argument);
            if (pictures.Count == 0)
            {
                problems.Add($"{argument}: holds no picture");
            }

            return pictures;
        }
        catch (FrameSourceException e)
        {
            problems.Add(e.Message);
            return [];
        }
    }
}
