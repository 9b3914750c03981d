using ShelfEdge.Service.Storage;

namespace ShelfEdge.Service.Alerts;

/// <summary>
/// The pictures of alerts, each a file named by the id of its alert and the moment, so that no name comes from outside. Bounded in
/// number. Written by one thread, read by any.
/// </summary>
/// <param name="path">The folder; made with the first picture.</param>
/// <param name="maxPictures">Bound.</param>
internal sealed class EvidenceFolder(string path, int maxPictures)
{
    /// <summary>In the state directory, beside the history.</summary>
    public const string FolderName = "evidence";

    private const string Extension = ".jpg";
    private int? _count;
    private long _stored;
    private long _deleted;

    /// <summary>Pictures stored since the start.</summary>
    public long Stored => Interlocked.Read(ref _stored);

    /// <summary>Pictures deleted since the start, at the bound or with their alert.</summary>
    public long Deleted => Interlocked.Read(ref _deleted);

    /// <summary>Stores a picture, and deletes the oldest beyond the bound.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(Guid alert, EvidenceMoment moment, byte[] jpeg)
    {
        Directory.CreateDirectory(path);
        var target = PathOf(alert, moment);
        var count = (_count ?? Files().Count()) + (File.Exists(target) ? 0 : 1);
        WholeFile.Write(target, jpeg);
        Interlocked.Increment(ref _stored);
        _count = count;

        // The folder is looked through only when there are too many.
        if (count > maxPictures)
        {
            foreach (var file in Files().OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name).Skip(maxPictures).ToList())
            {
                Delete(file);
            }

            _count = maxPictures;
        }
    }

    /// <summary>The picture, if there is one.</summary>
    public byte[]? Read(Guid alert, EvidenceMoment moment)
    {
        try
        {
            return File.ReadAllBytes(PathOf(alert, moment));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Which pictures of an alert there are.</summary>
    public IReadOnlyList<EvidenceMoment> Moments(Guid alert) =>
        [.. Enum.GetValues<EvidenceMoment>().Where(moment => File.Exists(PathOf(alert, moment)))];

    /// <summary>Deletes the pictures of alerts that are no longer kept, and what else lies there.</summary>
    /// <exception cref="IOException">A file cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be deleted.</exception>
    public void Sweep(Func<Guid, bool> isKept)
    {
        _count = null;
        foreach (var file in Files().ToList())
        {
            if (!Guid.TryParseExact(file.Name.Split('.')[0], "D", out var alert) || !isKept(alert)
                || !Enum.GetValues<EvidenceMoment>().Any(moment => Path.GetFileName(PathOf(alert, moment)) == file.Name))
            {
                Delete(file);
            }
        }
    }

    private void Delete(FileInfo file)
    {
        file.Delete();
        Interlocked.Increment(ref _deleted);
    }

    // Also what a power cut left of a picture that was being written.
    private IEnumerable<FileInfo> Files() => Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles() : [];

    private string PathOf(Guid alert, EvidenceMoment moment) =>
        Path.Combine(path, $"{alert:D}.{(moment == EvidenceMoment.Before ? "before" : "after")}{Extension}");
}
