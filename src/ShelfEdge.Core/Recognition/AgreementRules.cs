namespace ShelfEdge.Core.Recognition;

/// <summary>How many looks at a position must agree before it is said what stands there. Immutable.</summary>
public sealed class AgreementRules
{
    /// <summary>Checks and keeps the rules.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public AgreementRules(int window = 5, int minLooks = 3, double enterShare = 0.6, double leaveShare = 0.4)
    {
        if (window is < 1 or > 31)
        {
            throw new ArgumentOutOfRangeException(nameof(window), window, "1 to 31 is allowed.");
        }

        if (minLooks < 1 || minLooks > window)
        {
            throw new ArgumentOutOfRangeException(nameof(minLooks), minLooks, $"1 to the window of {window} is allowed.");
        }

        if (!(enterShare > 0.5 && enterShare <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(enterShare), enterShare, "More than 0.5 and at most 1 is allowed.");
        }

        if (!(leaveShare >= 0 && leaveShare <= enterShare))
        {
            throw new ArgumentOutOfRangeException(nameof(leaveShare), leaveShare, "0 to the share to enter is allowed.");
        }

        (Window, MinLooks, EnterShare, LeaveShare) = (window, minLooks, enterShare, leaveShare);
    }

    /// <summary>Newest looks that vote, 1 to 31.</summary>
    public int Window { get; }

    /// <summary>Looks before the first verdict, 1 to <see cref="Window"/>.</summary>
    public int MinLooks { get; }

    /// <summary>Share of the looks that makes a verdict, above one half so that no two can have it.</summary>
    public double EnterShare { get; }

    /// <summary>Below this share of the looks a verdict is given up, at most <see cref="EnterShare"/>.</summary>
    public double LeaveShare { get; }
}
