using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ShelfEdge.Service.Kiosk;

/// <summary>The file of kiosk keys in the data directory. Only hashes are kept, for this user alone to read.</summary>
/// <param name="path">The file.</param>
internal sealed class KioskKeyFile(string path)
{
    public const string Name = "kiosk-keys.json";

    public const int MostKeys = 256;

    private const int MaxBytes = 256 * 1024;

    private const int SecretBytes = 32;

    public string Path => path;

    /// <summary>The keys; none when there is no file.</summary>
    /// <exception cref="InvalidDataException">The file holds no keys.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public KioskKeyList Read()
    {
        if (!File.Exists(path))
        {
            return KioskKeyList.Empty;
        }

        try
        {
            var list = JsonSerializer.Deserialize(Commands.InputFile.ReadBytes(path, MaxBytes), KioskJsonContext.Default.KioskKeyList);
            return list is { Version: 1, Keys.Count: <= MostKeys } && list.Keys.All(key => key is { Id: not null, Sha256.Length: 64 })
                ? list
                : throw new InvalidDataException($"{path}: holds no keys of version 1, or more than {MostKeys}");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path}: holds no keys: {exception.Message}", exception);
        }
    }

    /// <summary>Makes a key and keeps its hash.</summary>
    /// <param name="kiosk">Whose it is; <see langword="null"/> for staff.</param>
    /// <param name="now">The moment.</param>
    /// <returns>What is kept, and the text of the key, which nobody can tell again.</returns>
    /// <exception cref="InvalidDataException">There is no room for another key, or the file holds no keys.</exception>
    public (KioskKey Key, string Text) Add(string? kiosk, DateTimeOffset now)
    {
        var list = Read();
        if (list.Keys.Count == MostKeys)
        {
            throw new InvalidDataException($"{path}: {MostKeys} keys are there; remove one first");
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var text = string.Create(CultureInfo.InvariantCulture, $"sek_{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}");
        var key = new KioskKey(id, kiosk, Convert.ToHexStringLower(Hash(text)), now);
        Write(list with { Keys = [.. list.Keys, key] });
        return (key, text);
    }

    /// <summary>Forgets a key.</summary>
    /// <exception cref="InvalidDataException">There is no such key.</exception>
    public void Remove(string id)
    {
        var list = Read();
        var rest = list.Keys.Where(key => key.Id != id).ToList();
        if (rest.Count == list.Keys.Count)
        {
            throw new InvalidDataException($"{path}: has no key '{id}'");
        }

        Write(list with { Keys = rest });
    }

    /// <summary>Of the text of a key.</summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private void Write(KioskKeyList list)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var part = path + ".part";
        File.Delete(part);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(part, options))
        {
            JsonSerializer.Serialize(stream, list, KioskJsonContext.Default.KioskKeyList);
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }
}
