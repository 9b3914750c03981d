using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Sight;
using ShelfEdge.Service.Storage;

namespace ShelfEdge.Service.Sight;

/// <summary>
/// Keeps what was learnt of each camera in one small file a camera. A file is replaced as a whole; one that is damaged is
/// set aside as <c>.damaged</c>, in place of an earlier one. Nothing here stops the box. Used by the detection loop alone.
/// </summary>
/// <param name="directory">Made when it is missing.</param>
/// <param name="time">The clock of the box.</param>
/// <param name="logger">Told of what could not be read or written.</param>
internal sealed partial class BaselineStore(string directory, TimeProvider time, ILogger<BaselineStore> logger)
{
    public static readonly TimeSpan SaveEvery = TimeSpan.FromMinutes(10);

    // What was learnt has about 60 kB.
    private const int MaxBytes = 1 << 20;

    private readonly Dictionary<CameraId, long> _saved = [];
    private bool _hasFailed;

    /// <summary>Goes on from what was learnt before the restart, if it was.</summary>
    public void Restore(CameraWatch watch)
    {
        _saved[watch.Camera] = time.GetTimestamp();
        var path = PathOf(watch.Camera);
        try
        {
            var file = new FileInfo(path);
            if (file.Exists)
            {
                var isTaken = watch.Restore(file.Length <= MaxBytes ? File.ReadAllBytes(path) : []);
                LogRestored(watch.Camera.Value, isTaken ? "goes on from" : "is learnt anew, the zones differ from those of");
            }
        }
        catch (ModelFileException exception)
        {
            SetAside(path, watch.Camera, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(watch.Camera.Value, path, exception.Message);
        }
    }

    /// <summary>Saves when it is due.</summary>
    public void SaveNowAndThen(CameraWatch watch)
    {
        if (time.GetElapsedTime(_saved.GetValueOrDefault(watch.Camera)) >= SaveEvery)
        {
            Save(watch);
        }
    }

    /// <summary>Saves what has been learnt so far.</summary>
    public void Save(CameraWatch watch)
    {
        _saved[watch.Camera] = time.GetTimestamp();
        if (watch.Save() is not { } bytes)
        {
            return;
        }

        var path = PathOf(watch.Camera);
        try
        {
            Directory.CreateDirectory(directory);
            WholeFile.Write(path, bytes);
            _hasFailed = false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!_hasFailed)
            {
                LogUnwritable(watch.Camera.Value, path, exception.Message);
            }

            _hasFailed = true;
        }
    }

    private string PathOf(CameraId camera) => Path.Combine(directory, $"{camera}.sight");

    private void SetAside(string path, CameraId camera, string reason)
    {
        LogDamaged(camera.Value, path, reason);
        try
        {
            File.Move(path, path + ".damaged", overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(camera.Value, path, exception.Message);
        }
    }

    [LoggerMessage(2010, LogLevel.Information, "The view of camera {Camera} {What} what was learnt before")]
    private partial void LogRestored(string camera, string what);

    [LoggerMessage(2011, LogLevel.Warning, "What was learnt of camera {Camera} is damaged and set aside as {Path}.damaged: {Reason}")]
    private partial void LogDamaged(string camera, string path, string reason);

    [LoggerMessage(2012, LogLevel.Warning, "What was learnt of camera {Camera} cannot be read from {Path}: {Reason}")]
    private partial void LogUnreadable(string camera, string path, string reason);

    [LoggerMessage(2013, LogLevel.Warning, "What was learnt of camera {Camera} cannot be written to {Path}: {Reason}")]
    private partial void LogUnwritable(string camera, string path, string reason);
}
