using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ShelfEdge.Core.Remote;
using ShelfEdge.Service.Remote;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Tests.Fixtures;

namespace ShelfEdge.Service.Tests.Remote;

/// <summary>
/// Hostile commands to the desk of a whole box: 2,000 in every run, 100,000 with <c>SHELFEDGE_FAULTS=long</c>, as
/// <c>tests/run.sh --faults</c> sets it. Alone in the process, whose memory is measured.
/// </summary>
[Collection(nameof(CommandFuzzTests))]
[CollectionDefinition(nameof(CommandFuzzTests), DisableParallelization = true)]
public sealed class CommandFuzzTests : IDisposable
{
    private const int MaxBytes = 16 * 1024;

    // More than what caches and queues come to, far less than what 90,000 inputs would if each left 1 kB.
    private const long MostGrowth = 16 * 1024 * 1024;

    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Hostile_commands_end_in_answers_without_a_crash_and_without_growth()
    {
        var token = TestContext.Current.CancellationToken;
        var isLong = Environment.GetEnvironmentVariable("SHELFEDGE_FAULTS") == "long";
        var total = isLong ? 100_000 : 2_000;
        _store.Settings["remote"] = new JsonObject { ["commands"] = new JsonArray("all"), ["maxBytes"] = MaxBytes, ["maxAnswers"] = 200 };
        await using var box = await RunningBox.StartAsync(_store, token, replace: services =>
        {
            SomeCommand.WithoutLoop(services);

            // The rate is another bound; here every input is to be read.
            var options = (ShelfEdgeOptions)services.Last(one => one.ServiceType == typeof(ShelfEdgeOptions)).ImplementationInstance!;
            options.Remote.PerMinute = int.MaxValue;

            // The collected log would be what grows.
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
        });
        await box.UntilReadyAsync(token);
        var desk = box.Services.GetRequiredService<CommandDesk>();
        var applied = box.Services.GetRequiredService<AppliedFiles>();
        var journal = box.Services.GetRequiredService<CommandJournal>();
        var hostile = new HostileCommands(20260301, MaxBytes);
        var watch = Stopwatch.StartNew();
        long before = 0;
        var answered = 0;
        for (var number = 0; number < total; number++)
        {
            if (number == total / 10)
            {
                before = Memory();
            }

            if (await desk.TakeAsync(hostile.Next(number), token) is { } reply)
            {
                answered++;
                Assert.False(string.IsNullOrEmpty(SomeCommand.Outcome(reply)));
                Assert.False(reply.Topic.Contains('+', StringComparison.Ordinal) || reply.Topic.Contains('#', StringComparison.Ordinal));
            }

            // What a new start would do.
            if (applied.Mark is not null)
            {
                applied.PutBack("the next input");
            }

            desk.Recover();
        }

        var growth = Memory() - before;
        var counters = box.Services.GetRequiredService<CommandCounters>();
        var row = string.Create(
            CultureInfo.InvariantCulture,
            $"| {total:N0} hostile commands: {answered:N0} answered, {counters.Malformed:N0} malformed, {counters[CommandOutcome.Refused]:N0} refused, {counters[CommandOutcome.Done]:N0} done; managed memory {growth / 1024.0 / 1024:+0.0;-0.0} MB between the first tenth and the end, {watch.Elapsed.TotalSeconds:0} s |");
        TestContext.Current.TestOutputHelper?.WriteLine(row);
        if (Environment.GetEnvironmentVariable("SHELFEDGE_FAULTS_REPORT") is { Length: > 0 } report)
        {
            await File.AppendAllTextAsync(report, row + Environment.NewLine, token);
        }

        Assert.True(growth < MostGrowth, row);
        Assert.True(answered > total / 2 && counters[CommandOutcome.Done] > 0 && counters[CommandOutcome.Refused] > 0, row);
        Assert.True(journal.Newest(10_000).Count < 1000, "the journal is not bounded");
        using var ready = await box.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), token);
        Assert.True(ready.IsSuccessStatusCode);
        Assert.Empty(box.Log.Entries);
    }

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true);
}
