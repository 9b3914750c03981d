using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace ShelfEdge.Lab.Load;

/// <summary>
/// Asks a running box as its kiosks would. Each request is due at a moment of its own, whether or not those before it were answered,
/// and its latency counts from there: a box that stalls is not spared the requests that would have come meanwhile.
/// </summary>
internal sealed class KioskLoad(HttpClient box, string kiosk, LoadRules rules, TimeProvider time)
{
    private const int BasketItems = 20;
    private const string MemoryMetric = "shelfedge_process_memory_bytes";

    private readonly Lock _gate = new();
    private readonly List<double> _milliseconds = new(rules.Requests);
    private string? _firstFailure;
    private int _failed;
    private int _next = -1;

    /// <param name="address">Of the box.</param>
    /// <param name="key">Of the kiosk.</param>
    public static HttpClient Client(Uri address, string key)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = LoadRules.MostAtOnce })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(30),
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>Gives each shopper a basket, so that there is something to fold in.</summary>
    /// <param name="skus">To buy from.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="HttpRequestException">The box does not take it.</exception>
    public async Task FillAsync(IReadOnlyList<string> skus, CancellationToken cancellation)
    {
        for (int shopper = 0; shopper < rules.Shoppers; shopper++)
        {
            string events = string.Join(',', Enumerable.Range(0, BasketItems).Select(item =>
                $$"""{"type":"bought","item":"{{skus[((shopper * 31) + (item * 97)) % skus.Count]}}","card":"{{Card(shopper)}}"}"""));
            using var content = new StringContent($$"""{"events":[{{events}}]}""", Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await box.PostAsync(Path("events"), content, cancellation);
            response.EnsureSuccessStatusCode();
        }
    }

    public async Task<LoadResult> RunAsync(CancellationToken cancellation)
    {
        long start = time.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, LoadRules.MostAtOnce).Select(_ => AskAsync(start, cancellation)));
        TimeSpan elapsed = time.GetElapsedTime(start);
        _milliseconds.Sort();
        return new LoadResult([.. _milliseconds], _failed, _firstFailure, elapsed, await MemoryAsync(cancellation));
    }

    private static string Card(int shopper) => string.Create(CultureInfo.InvariantCulture, $"load-{shopper}");

    private async Task AskAsync(long start, CancellationToken cancellation)
    {
        for (int request = Interlocked.Increment(ref _next); request < rules.Requests; request = Interlocked.Increment(ref _next))
        {
            TimeSpan due = TimeSpan.FromSeconds((double)request / rules.Rate);
            TimeSpan wait = due - time.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellation);
            }

            // A timer may be late by a millisecond or more, which is no fault of the box; a worker that was busy is.
            TimeSpan from = wait > TimeSpan.Zero ? time.GetElapsedTime(start) : due;
            string? failure = await AskOnceAsync(request % rules.Shoppers, cancellation);
            double milliseconds = (time.GetElapsedTime(start) - from).TotalMilliseconds;
            lock (_gate)
            {
                if (failure is null)
                {
                    _milliseconds.Add(milliseconds);
                }
                else
                {
                    _failed++;
                    _firstFailure ??= failure;
                }
            }
        }
    }

    private async Task<string?> AskOnceAsync(int shopper, CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage response = await box.GetAsync(Path($"recommendations?k=10&card={Card(shopper)}"), cancellation);
            await response.Content.CopyToAsync(Stream.Null, cancellation);
            return response.IsSuccessStatusCode ? null : $"status {(int)response.StatusCode}";
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return exception.Message;
        }
    }

    private async Task<double> MemoryAsync(CancellationToken cancellation)
    {
        string metrics = await box.GetStringAsync(new Uri("/metrics", UriKind.Relative), cancellation);
        string? line = metrics.Split('\n').FirstOrDefault(line => line.StartsWith(MemoryMetric, StringComparison.Ordinal));
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var value, ..]
            && double.TryParse(value, CultureInfo.InvariantCulture, out double bytes) ? bytes : 0;
    }

    private Uri Path(string rest) => new($"/v1/kiosks/{kiosk}/{rest}", UriKind.Relative);
}
