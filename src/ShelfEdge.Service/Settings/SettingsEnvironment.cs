using System.Globalization;

namespace ShelfEdge.Service.Settings;

/// <summary>
/// Lays environment variables over the file: <c>SHELFEDGE__MQTT__HOST=broker</c> is <c>mqtt.host</c>,
/// <c>SHELFEDGE__CAMERAS__0__URI=...</c> is <c>cameras[0].uri</c>. Case does not matter.
/// </summary>
internal static class SettingsEnvironment
{
    public const string Prefix = "SHELFEDGE__";

    /// <param name="root">Changed in place.</param>
    /// <param name="variables">All variables of the process; others than ours are passed over.</param>
    /// <param name="problems">Receives variables that fit no place.</param>
    /// <param name="prefix">Which are ours.</param>
    public static void Overlay(
        SettingsNode root,
        IReadOnlyDictionary<string, string> variables,
        List<SettingsProblem> problems,
        string prefix = Prefix)
    {
        foreach (var (name, value) in variables.OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            if (!name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var path = name[prefix.Length..].Split("__");
            if (path.Any(string.IsNullOrEmpty))
            {
                problems.Add(new(name, "", $"names no key; write {prefix}SECTION__KEY"));
                continue;
            }

            Put(root, path, value, name, problems);
        }
    }

    private static void Put(
        SettingsNode root, string[] path, string value, string variable, List<SettingsProblem> problems)
    {
        var node = root;
        foreach (var key in path[..^1])
        {
            var child = node.Find(key);
            if (child is null || child.Kind == SettingsNodeKind.Null)
            {
                child = new SettingsNode(key, SettingsNodeKind.Object, null, variable);
                node.Put(child);
            }
            else if (child.Kind == SettingsNodeKind.Scalar)
            {
                problems.Add(new(variable, "", string.Create(
                    CultureInfo.InvariantCulture, $"goes below '{key}', which {child.Origin} sets to a single value")));
                return;
            }

            node = child;
        }

        node.Put(new SettingsNode(path[^1], SettingsNodeKind.Scalar, value, variable));
    }
}
