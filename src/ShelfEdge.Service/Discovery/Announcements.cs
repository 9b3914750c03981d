using System.Collections.Immutable;
using System.Text;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Service.Storage;

namespace ShelfEdge.Service.Discovery;

/// <summary>
/// What every connection announces, and what it takes back: topics that an earlier start announced and this one does not. They stand
/// in a file, from before the first of them is published until the broker has confirmed that it is empty. Any thread.
/// </summary>
internal sealed partial class Announcements
{
    /// <summary>In the data directory; one topic a line.</summary>
    public const string FileName = "announced.txt";

    private const int MaxFileBytes = 64 * 1024 * 1024;

    private readonly string _path;
    private readonly ImmutableArray<RetainedText> _documents;
    private readonly ILogger<Announcements> _logger;

    /// <param name="path">Of the file.</param>
    /// <param name="documents">What is announced now; empty when discovery is off.</param>
    /// <param name="logger">Told when the file cannot be written.</param>
    public Announcements(string path, ImmutableArray<RetainedText> documents, ILogger<Announcements> logger)
    {
        _path = path;
        _documents = documents;
        _logger = logger;
        var now = documents.Select(document => document.Topic).ToHashSet(StringComparer.Ordinal);
        var gone = Read(path).Where(topic => !now.Contains(topic)).Distinct(StringComparer.Ordinal).ToImmutableArray();
        Retained = [.. gone.Select(topic => new RetainedText(topic, default)), .. documents];
        if (!Retained.IsEmpty)
        {
            Write([.. gone, .. now]);
        }
    }

    /// <summary>For every connection.</summary>
    public ImmutableArray<RetainedText> Retained { get; }

    /// <summary>The broker has confirmed all of <see cref="Retained"/>.</summary>
    public void Began()
    {
        if (!Retained.IsEmpty)
        {
            Write(_documents.Select(document => document.Topic));
        }
    }

    private static IEnumerable<string> Read(string path) =>
        new FileInfo(path) is { Exists: true, Length: <= MaxFileBytes } ? File.ReadLines(path).Where(topic => topic.Length > 0) : [];

    private void Write(IEnumerable<string> topics)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            WholeFile.Write(_path, Encoding.UTF8.GetBytes(string.Join('\n', topics)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotWritten(exception.Message);
        }
    }

    [LoggerMessage(5620, LogLevel.Error, "What was announced to Home Assistant cannot be written down: {Reason}")]
    private partial void LogNotWritten(string reason);
}
