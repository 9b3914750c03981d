using System.Collections;
using System.Text;
using System.Text.Json.Nodes;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Remote;

/// <summary>
/// The settings in use as JSON, to be shown to others: names of users are left out, camera addresses stand without login and query,
/// which may hold one. Other secrets are in files, of which only the name stands here.
/// </summary>
internal static class SettingsDump
{
    private const string Hidden = "***";

    public static byte[] Write(ShelfEdgeOptions options) => Encoding.UTF8.GetBytes(Of(options).ToJsonString(new() { WriteIndented = true }));

    private static JsonObject Of(object section)
    {
        var json = new JsonObject();
        foreach (var key in OptionKey.Of(section.GetType()))
        {
            json[key.Name] = key.Property.GetValue(section) switch
            {
                null => null,
                _ when key.Name == "username" => Hidden,
                string uri when key.Name == "uri" => WithoutLogin(uri),
                IList list => new JsonArray([.. list.Cast<object>().Select(entry =>
                    OptionKey.IsSectionType(entry.GetType()) ? (JsonNode)Of(entry) : SettingsValue.Format(entry))]),
                var value when key.IsSection => Of(value),
                var value => SettingsValue.Format(value),
            };
        }

        return json;
    }

    private static string WithoutLogin(string uri)
    {
        var shown = CameraUri.TryParse(uri, out var camera, out _) ? camera.ToString() : Hidden;
        return shown.Split('?')[0];
    }
}
