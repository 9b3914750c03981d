using ShelfEdge.Core.Compliance;

namespace ShelfEdge.Lab.Replay;

/// <summary>
/// Time in which positions truly deviate from the planogram, are said to, and both alike. Seconds of clean sight, each position by
/// itself.
/// </summary>
internal sealed class ComplianceTally
{
    /// <summary>A deviation is said.</summary>
    public double Told { get; private set; }

    /// <summary>There is a deviation.</summary>
    public double True { get; private set; }

    /// <summary>There is one, and that very one is said.</summary>
    public double Hit { get; private set; }

    /// <summary>A unit of another product stands there.</summary>
    public double Misplaced { get; private set; }

    /// <summary>And it is said.</summary>
    public double MisplacedHit { get; private set; }

    /// <summary>What is truly the case.</summary>
    /// <param name="standing">Units in the facings, whichever product they are.</param>
    /// <param name="misplaced">Units of other products among them.</param>
    /// <param name="capacity">Planned facings.</param>
    public static ComplianceState Of(int standing, int misplaced, int capacity) =>
        standing == 0 ? ComplianceState.Missing
        : misplaced > 0 ? ComplianceState.WrongSku
        : standing < capacity ? ComplianceState.FacingsShort
        : ComplianceState.Right;

    public void Add(ComplianceState told, ComplianceState truth, double seconds)
    {
        Told += IsDeviation(told) ? seconds : 0;
        True += IsDeviation(truth) ? seconds : 0;
        Hit += IsDeviation(truth) && told == truth ? seconds : 0;
        Misplaced += truth == ComplianceState.WrongSku ? seconds : 0;
        MisplacedHit += truth == ComplianceState.WrongSku && told == truth ? seconds : 0;
    }

    public void Add(ComplianceTally other)
    {
        Told += other.Told;
        True += other.True;
        Hit += other.Hit;
        Misplaced += other.Misplaced;
        MisplacedHit += other.MisplacedHit;
    }

    private static bool IsDeviation(ComplianceState state) => state is not (ComplianceState.Right or ComplianceState.Unknown);
}
