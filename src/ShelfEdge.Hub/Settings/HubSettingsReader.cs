using System.Collections;
using System.Collections.Immutable;
using System.Net;
using ShelfEdge.Hub.Intake;
using ShelfEdge.Hub.Storage;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Hub.Settings;

/// <summary>Reads the settings file, lays the environment over it, binds and checks it. Reports everything that is wrong at once.</summary>
/// <param name="environment">Environment variables of the process.</param>
internal sealed class HubSettingsReader(IReadOnlyDictionary<string, string> environment)
{
    /// <summary>Of the variables that are ours: <c>SHELFEDGE_HUB__STORAGE__KIND</c> is <c>storage.kind</c>.</summary>
    public const string Prefix = "SHELFEDGE_HUB__";

    public static HubSettingsReader FromEnvironment() => new(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? ""));

    /// <param name="file">The settings file; <see langword="null"/> for the environment alone.</param>
    public (HubOptions? Options, ImmutableArray<SettingsProblem> Problems) Read(FileInfo? file)
    {
        var problems = new List<SettingsProblem>();
        var name = file?.Name ?? "environment";
        var root = file is null
            ? new SettingsNode("", SettingsNodeKind.Object, null, name)
            : ReadBytes(file, problems) is { } bytes ? SettingsJson.Parse(bytes, name, problems) : null;
        if (root is null)
        {
            return (null, [.. problems]);
        }

        SettingsEnvironment.Overlay(root, environment, problems, Prefix);
        var options = new HubOptions();
        new SettingsBinder(name, problems).Bind(options, root, "");
        var folder = file?.DirectoryName ?? Environment.CurrentDirectory;
        var storage = options.Storage;
        storage.Path = Path.GetFullPath(storage.Path, folder);
        storage.PasswordFile = Secret(storage.PasswordFile, folder, "storage.passwordFile");
        options.Mqtt.PasswordFile = Secret(options.Mqtt.PasswordFile, folder, "mqtt.passwordFile");
        options.Mqtt.KeyFile = Secret(options.Mqtt.KeyFile, folder, "mqtt.keyFile");
        options.Mqtt.CertificateFile = Absolute(options.Mqtt.CertificateFile, folder);
        options.Mqtt.CaFile = Absolute(options.Mqtt.CaFile, folder);
        if (storage.Kind == StorageKind.Sqlite && !Directory.Exists(Path.GetDirectoryName(storage.Path)))
        {
            problems.Add(new(name, "storage.path", $"there is no folder {Path.GetDirectoryName(storage.Path)}"));
        }

        if (options is { Intake.Split: IntakeSplit.Shared, Mqtt.Protocol: not MqttVersion.Mqtt5 })
        {
            problems.Add(new(name, "intake.split", "shared needs mqtt.protocol to be mqtt5; with mqtt311 use stores"));
        }

        CheckApi(options.Api);
        return problems.Count == 0 ? (options, []) : (null, [.. problems]);

        void CheckApi(ApiOptions api)
        {
            if (!IPAddress.TryParse(api.Address, out var address))
            {
                problems.Add(new(name, "api.address", $"'{api.Address}' is not an IP address, such as 127.0.0.1 or ::1"));
            }
            else if (!IPAddress.IsLoopback(address) && !api.AllowRemote)
            {
                problems.Add(new(
                    name, "api.address", $"{address} can be reached from outside and the API has no login; say \"allowRemote\": true"));
            }
        }

        string? Secret(string? path, string from, string key)
        {
            var credentials = environment.GetValueOrDefault("CREDENTIALS_DIRECTORY");
            var found = path is not null && credentials is not null && File.Exists(Path.Combine(credentials, path))
                ? Path.Combine(credentials, path)
                : Absolute(path, from);
            if (found is not null && !File.Exists(found))
            {
                problems.Add(new(name, key, $"there is no file {found}"));
            }

            return found;
        }
    }

    private static string? Absolute(string? path, string folder) =>
        string.IsNullOrEmpty(path) ? null : Path.GetFullPath(path, folder);

    private static byte[]? ReadBytes(FileInfo file, List<SettingsProblem> problems)
    {
        try
        {
            if (file.Length <= SettingsJson.MaxBytes)
            {
                return File.ReadAllBytes(file.FullName);
            }

            problems.Add(new(file.Name, "", $"is larger than {SettingsJson.MaxBytes} bytes"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(file.Name, "", $"cannot be read: {exception.Message}"));
        }

        return null;
    }
}
