using System.Globalization;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Faults;

/// <summary>How long the faults last, and where their counted results go.</summary>
internal static class FaultRun
{
    /// <summary><c>long</c> for the whole suite, as <c>tests/run.sh --faults</c> sets it; a short one otherwise.</summary>
    private const string Length = "SHELFEDGE_FAULTS";

    /// <summary>A file that a row is added to for each fault; none by default.</summary>
    private const string Report = "SHELFEDGE_FAULTS_REPORT";

    public static bool IsLong { get; } = Environment.GetEnvironmentVariable(Length) == "long";

    public static int Of(int quick, int whole) => IsLong ? whole : quick;

    /// <summary>Writes the row and holds it against what must be: nothing lost, nothing unrecognised, order kept.</summary>
    public static void Conclude(string fault, LaneTally tally, long expected)
    {
        var row = string.Create(
            CultureInfo.InvariantCulture,
            $"| {fault} | {expected:N0} | {tally.Lost} | {tally.Duplicated:N0} | {tally.OutOfOrder} | {tally.Clashes.Length} |");
        TestContext.Current.TestOutputHelper?.WriteLine(row);
        Note(row);
        Assert.True(tally.Lost == 0, $"{fault}: {tally}; missing {string.Join(", ", tally.Missing.Take(20))}");
        Assert.Empty(tally.Clashes);
        Assert.Equal(0, tally.OutOfOrder);
        Assert.Equal(expected, tally.Distinct);
    }

    /// <summary>Adds a line to the report, when one is wanted.</summary>
    public static void Note(string line)
    {
        if (Environment.GetEnvironmentVariable(Report) is { Length: > 0 } file)
        {
            File.AppendAllText(file, line + Environment.NewLine);
        }
    }
}
