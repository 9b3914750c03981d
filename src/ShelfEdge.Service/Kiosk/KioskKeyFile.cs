using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ShelfEdge.Service.Storage;

namespace ShelfEdge.Service.Kiosk;

/// <summary>The file of kiosk keys in the data directory. Only hashes of random keys are kept, so
/// that all who may enter the directory may read it: keys are added by another user than the service runs as.</summary>
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
            if (list is not { Version: 1, Keys.Count: <= MostKeys } || !list.Keys.All(key => key is { Id: not null, Sha256.Length: 64 }))
            {
                throw new InvalidDataException($"{path}: holds no keys of version 1, or more than {MostKeys}");
            }

            return list.Keys.CountBy(key => key.Id, StringComparer.Ordinal).FirstOrDefault(id => id.Value > 1) is { Key: { } twice }
                ? throw new InvalidDataException($"{path}: the key '{twice}' is there twice; take one out")
                : list;
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
    /// <exception cref="IOException">The file cannot be written, or another process changes it.</exception>
    public (KioskKey Key, string Text) Add(string? kiosk, DateTimeOffset now)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var text = string.Create(CultureInfo.InvariantCulture, $"sek_{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}");
        var key = new KioskKey(id, kiosk, Convert.ToHexStringLower(Hash(text)), now);
        Change(list => list.Keys.Count < MostKeys
            ? list with { Keys = [.. list.Keys, key] }
            : throw new InvalidDataException($"{path}: {MostKeys} keys are there; remove one first"));
        return (key, text);
    }

    /// <summary>Forgets a key.</summary>
    /// <exception cref="InvalidDataException">There is no such key.</exception>
    /// <exception cref="IOException">The file cannot be written, or another process changes it.</exception>
    public void Remove(string id) => Change(list =>
    {
        var rest = list.Keys.Where(key => key.Id != id).ToList();
        return rest.Count < list.Keys.Count
            ? list with { Keys = rest }
            : throw new InvalidDataException($"{path}: has no key '{id}'");
    });

    /// <summary>Of the text of a key.</summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private void Change(Func<KioskKeyList, KioskKeyList> change)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        WholeFile.Change(
            path, () => JsonSerializer.SerializeToUtf8Bytes(change(Read()), KioskJsonContext.Default.KioskKeyList),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }
}
