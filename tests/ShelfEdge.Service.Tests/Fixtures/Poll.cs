namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>Asks again and again, for what another process does not announce. The token is the deadline.</summary>
internal static class Poll
{
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isEnough, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var answer = await ask();
            if (isEnough(answer))
            {
                return answer;
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
