namespace ShelfEdge.Vision.Verification;

/// <summary>
/// Two ways of doing a thing, measured in turns, so that whatever else the machine does meets both alike. Only their ratio
/// says anything beyond this machine and this minute.
/// </summary>
/// <param name="Rounds">Turns of each.</param>
/// <param name="CandidateMs">Median of the first, in milliseconds.</param>
/// <param name="InUseMs">Median of the second, in milliseconds.</param>
/// <param name="Ratio">Median over the rounds of the time of the first in relation to that of the second.</param>
public sealed record SpeedRace(int Rounds, double CandidateMs, double InUseMs, double Ratio)
{
    private const int WarmUpRounds = 3;

    /// <summary>Runs the two in turns.</summary>
    /// <param name="candidate">The first.</param>
    /// <param name="inUse">The second.</param>
    /// <param name="rounds">Turns of each that are measured, at least 1.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Looked at between the rounds.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SpeedRace Run(
        Action candidate, Action inUse, int rounds, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        var firsts = new double[rounds];
        var seconds = new double[rounds];
        for (var i = -WarmUpRounds; i < rounds; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = time.GetTimestamp();
            candidate();
            var turn = time.GetTimestamp();
            inUse();
            var end = time.GetTimestamp();
            if (i >= 0)
            {
                firsts[i] = time.GetElapsedTime(start, turn).TotalMilliseconds;
                seconds[i] = time.GetElapsedTime(turn, end).TotalMilliseconds;
            }
        }

        var ratios = firsts.Zip(seconds, (first, second) => second > 0 ? first / second : double.PositiveInfinity);
        return new SpeedRace(rounds, Median(firsts), Median(seconds), Median([.. ratios]));
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
