using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Remote;

/// <summary>
/// What settings may come from afar. Not those by which a sender could give itself more rights, have secrets sent elsewhere, cut the
/// box off or name files: site and box, broker, cameras, API, kiosks, folders.
/// </summary>
internal static class RemoteKeys
{
    private static readonly string[] Sections =
    [
        "alerts", "detector", "discovery", "forecast", "health", "logging", "offers", "outbox", "recognition", "recommend", "restock",
        "segments", "sight",
    ];

    private static readonly string[] Files = ["file", "gallery", "modelDirectory"];

    /// <param name="root">As it was sent.</param>
    /// <param name="problems">Receives what may not be set so.</param>
    public static void Check(SettingsNode root, List<SettingsProblem> problems)
    {
        foreach (var section in root.Children)
        {
            if (!Sections.Contains(section.Name, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(new(section.Origin, section.Name, $"cannot be set from afar; allowed are {string.Join(", ", Sections)}"));
            }

            if (section.Kind != SettingsNodeKind.Object)
            {
                // A null would take the whole section of the settings file away, with the files that it names.
                problems.Add(new(section.Origin, section.Name, "must be an object with keys"));
            }

            foreach (var key in section.Children.Where(key => Files.Contains(key.Name, StringComparer.OrdinalIgnoreCase)))
            {
                problems.Add(new(key.Origin, $"{section.Name}.{key.Name}", "names files of the box and cannot be set from afar"));
            }
        }
    }
}
