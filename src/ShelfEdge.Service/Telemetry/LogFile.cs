using System.Text;

namespace ShelfEdge.Service.Telemetry;

/// <summary>
/// Writes the log to a file while the terminal shows the live view. At its bound the file is moved to <c>.old</c>, over the
/// one before, so that two bounds is the most it ever takes.
/// </summary>
internal sealed class LogFile : ILoggerProvider
{
    /// <summary>Bytes after which a new file begins.</summary>
    public const long MaxBytes = 8 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private StreamWriter _writer;

    public LogFile(string path, TimeProvider time)
    {
        Path = path;
        _time = time;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        _writer = Open();
    }

    public string Path { get; }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        lock (_lock)
        {
            _writer.Dispose();
        }
    }

    private StreamWriter Open() =>
        new(new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite), new UTF8Encoding(false)) { AutoFlush = true };

    private void Write(string line)
    {
        lock (_lock)
        {
            if (_writer.BaseStream.Position > MaxBytes)
            {
                _writer.Dispose();
                File.Move(Path, Path + ".old", overwrite: true);
                _writer = Open();
            }

            _writer.WriteLine(line);
        }
    }

    private sealed class Logger(LogFile file, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            file.Write(LogLine.Compose(file._time, logLevel, category, eventId, formatter(state, exception), exception));
    }
}
