using ShelfEdge.Service.Offers;
using ShelfEdge.Service.Pipeline;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Storage;

namespace ShelfEdge.Service.Kiosk;

/// <summary>Watches the model folder, the offers and the keys, and stores and tidies what is kept.</summary>
internal sealed partial class KioskWorker(
    KioskStore store, FeedbackLog feedback, KioskGate gate, OfferDesk desk, ShelfEdgeOptions options, TimeProvider time, ProcessEnd end,
    ILogger<KioskWorker> logger) : PipelineWorker(end, logger)
{
    private static readonly TimeSpan TidyInterval = TimeSpan.FromMinutes(1);

    private readonly ModelFolder _folder = new(options.Recommend.ModelDirectory);
    private readonly KioskKeyFile _keys = new(Path.Combine(options.DataDirectory, KioskKeyFile.Name));
    private readonly OfferWatch _offers = new(options.Offers.File);
    private FileMark _keysSeen;
    private string? _keysProblem;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first request: keys that are there are known, and models are in use.
        ReadKeys();
        ReadModels();
        ReadOffers();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Recommend.PollInterval, time);
        var tidied = time.GetUtcNow();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            ReadKeys();
            ReadModels();
            ReadOffers();
            Store(feedback.StoreExposures);
            if (time.GetUtcNow() - tidied >= TidyInterval)
            {
                tidied = time.GetUtcNow();
                Store(Tidy);
            }
        }
    }

    private void ReadModels()
    {
        var problems = new List<string>();
        if (_folder.Read(problems))
        {
            store.State = _folder.ToState(store.Assortment, store.Ranking);
            LogModels(store.State.Version ?? "none", store.State.Segments?.Segments.Length ?? 0, store.State.Rules?.All.Length ?? 0);
            WarnOfSegments();
        }

        foreach (var problem in problems)
        {
            LogBadModel(problem);
        }
    }

    private void ReadKeys()
    {
        try
        {
            var mark = FileMark.Of(new FileInfo(_keys.Path));
            if (mark == _keysSeen)
            {
                return;
            }

            gate.Use(_keys.Read());
            (_keysSeen, _keysProblem) = (mark, null);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException or FormatException)
        {
            if (_keysProblem != exception.Message)
            {
                _keysProblem = exception.Message;
                LogBadKeys(exception.Message);
            }
        }
    }

    private void ReadOffers()
    {
        var errors = new List<string>();
        if (_offers.Read(errors) is { } offers)
        {
            desk.Offers = offers;
            LogOffers(offers.All.Length);
            WarnOfSegments();
        }

        foreach (var error in errors)
        {
            LogBadOffers(error);
        }
    }

    // Names of segments come from training and change with it: an offer may be for nobody unnoticed.
    private void WarnOfSegments()
    {
        if (store.State.Segments is not { } model)
        {
            return;
        }

        foreach (var offer in desk.Offers.All)
        {
            foreach (var segment in offer.Segments.Where(name => model.Segments.All(segment => segment.Name != name)))
            {
                LogUnknownSegment(offer.Id, segment, string.Join(", ", model.Segments.Select(known => known.Name)));
            }
        }
    }

    private void Tidy()
    {
        feedback.Tidy();
        if (!feedback.IsLogCut)
        {
            LogUntidied("another process reads the database; what was deleted may still stand in its log");
        }
    }

    private void Store(Action store)
    {
        try
        {
            store();
        }
        catch (Microsoft.Data.Sqlite.SqliteException exception)
        {
            LogUntidied(exception.Message);
        }
    }

    [LoggerMessage(5400, LogLevel.Information, "Recommendations use the factors {Version}, {Segments} segments and {Rules} rules")]
    private partial void LogModels(string version, int segments, int rules);

    [LoggerMessage(5401, LogLevel.Warning, "A model file was not taken, the last good one stays in use: {Problem}")]
    private partial void LogBadModel(string problem);

    [LoggerMessage(5402, LogLevel.Error, "Kiosk keys cannot be read, those known stay in use: {Problem}")]
    private partial void LogBadKeys(string problem);

    [LoggerMessage(5403, LogLevel.Warning, "What kiosks sent could not be stored or tidied: {Problem}")]
    private partial void LogUntidied(string problem);

    [LoggerMessage(5405, LogLevel.Information, "{Offers} offers are in use")]
    private partial void LogOffers(int offers);

    [LoggerMessage(5406, LogLevel.Warning, "The offers were not taken, the last good ones stay in use: {Problem}")]
    private partial void LogBadOffers(string problem);

    [LoggerMessage(5407, LogLevel.Warning, "Offer {Offer} is for the segment '{Segment}', which the segments in use do not have: {Segments}")]
    private partial void LogUnknownSegment(string offer, string segment, string segments);
}
