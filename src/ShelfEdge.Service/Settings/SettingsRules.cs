using System.Globalization;
using System.Net;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Kiosk;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Service.Settings;

/// <summary>Checks what no single key can know: keys that must fit each other, files that must exist.</summary>
/// <param name="file">Name of the settings file.</param>
/// <param name="root">What was written, to find the line of a key.</param>
/// <param name="problems">Receives what is wrong.</param>
internal sealed class SettingsRules(string file, SettingsNode root, List<SettingsProblem> problems)
{
    public void Check(ShelfEdgeOptions options)
    {
        CheckApi(options.Api);
        CheckLoopTimeout(options);
        CheckSecret(options.Mqtt.PasswordFile, "mqtt", "passwordFile");
        CheckSecret(options.Kiosk.CardKeyFile, "kiosk", "cardKeyFile");
        if (options.Kiosk.CardKeyFile is { } cards && File.Exists(cards) && new FileInfo(cards).Length is < ShopperKey.MinBytes + 1 or > ShopperKeys.MaxBytes)
        {
            Add("kiosk.cardKeyFile", $"{cards} must hold {ShopperKey.MinBytes + 1} to {ShopperKeys.MaxBytes} bytes; 'openssl rand -hex 32' makes them", "kiosk", "cardKeyFile");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < options.Cameras.Count; i++)
        {
            var camera = options.Cameras[i];
            var index = i.ToString(CultureInfo.InvariantCulture);
            if (!string.IsNullOrEmpty(camera.Id) && !seen.Add(camera.Id))
            {
                Add($"cameras[{index}].id", $"'{camera.Id}' is taken by an earlier camera; each needs its own", "cameras", index, "id");
            }

            CheckSecret(camera.PasswordFile, "cameras", index, "passwordFile");
        }
    }

    /// <summary>Settings and planogram must know the same cameras: one that only one of them knows counts nothing, silently.</summary>
    public void CheckCameras(ShelfEdgeOptions options, Planogram planogram)
    {
        var planned = planogram.Cameras.Select(camera => camera.Id.Value).ToHashSet(StringComparer.Ordinal);
        var configured = options.Cameras.Select(camera => camera.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < options.Cameras.Count; i++)
        {
            var id = options.Cameras[i].Id;
            if (!string.IsNullOrEmpty(id) && !planned.Contains(id))
            {
                var index = i.ToString(CultureInfo.InvariantCulture);
                Add(
                    $"cameras[{index}].id",
                    $"'{id}' is not a camera of the planogram, which has {string.Join(", ", planned)}",
                    "cameras", index, "id");
            }
        }

        foreach (var id in planned.Except(configured).Order(StringComparer.Ordinal))
        {
            Add("cameras", $"lacks camera '{id}' of the planogram", "cameras");
        }
    }

    private void CheckApi(ApiOptions api)
    {
        if (!IPAddress.TryParse(api.Address, out var address))
        {
            Add("api.address", $"'{api.Address}' is not an IP address, such as 127.0.0.1 or ::1", "api", "address");
        }
        else if (!IPAddress.IsLoopback(address) && !api.AllowRemote)
        {
            Add(
                "api.address",
                $"{api.Address} can be reached from outside and the API has no login; use 127.0.0.1, or say \"allowRemote\": true",
                "api", "address");
        }
    }

    // A loop that may rightly pause for longer would count as hung.
    private void CheckLoopTimeout(ShelfEdgeOptions options)
    {
        var broker = options.Mqtt.MaxRetryDelay + options.Mqtt.ConnectTimeout;
        var camera = options.Cameras.Select(camera => camera.OpenTimeout).DefaultIfEmpty().Max() + ReconnectSchedule.DefaultMaxDelay;
        var longest = broker > camera ? broker : camera;
        if (options.Health.LoopTimeout <= longest)
        {
            Add(
                "health.loopTimeout",
                $"must exceed {Duration.Format(longest)}: mqtt.maxRetryDelay + mqtt.connectTimeout, and openTimeout of each camera + "
                + Duration.Format(ReconnectSchedule.DefaultMaxDelay),
                "health", "loopTimeout");
        }
    }

    private void CheckSecret(string? path, params string[] key)
    {
        if (path is not null && !File.Exists(path))
        {
            var name = key.Length == 3 ? $"{key[0]}[{key[1]}].{key[2]}" : string.Join('.', key);
            Add(name, $"there is no file {path}", key);
        }
    }

    private void Add(string key, string message, params string[] path)
    {
        var node = root;
        var origin = file;
        foreach (var name in path)
        {
            node = node?.Find(name);
            origin = node?.Origin ?? origin;
        }

        problems.Add(new(origin, key, message));
    }
}
