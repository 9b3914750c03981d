namespace ShelfEdge.Service.Telemetry;

/// <summary>Keeps the newest lines of the log from information upwards in memory, bounded in number and length. Any thread.</summary>
internal sealed class RecentLog(TimeProvider time) : ILoggerProvider
{
    private const int MostLines = 500;
    private const int MostCharacters = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new(MostLines);

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // Nothing is held but memory.
    }

    private void Add(string line)
    {
        lock (_gate)
        {
            if (_lines.Count == MostLines)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(line.Length > MostCharacters ? line[..MostCharacters] : line);
        }
    }

    private sealed class Logger(RecentLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and not LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log.Add(LogLine.Compose(log.Time, logLevel, category, eventId, formatter(state, exception), exception));
            }
        }
    }

    private TimeProvider Time => time;
}
