using System.Text.Json;

namespace ShelfEdge.Service.Commands;

/// <summary>What a command found, for people or for scripts.</summary>
/// <param name="Passed">False when any check failed.</param>
/// <param name="Checks">In the order made.</param>
internal sealed record CheckReport(bool Passed, IReadOnlyList<Check> Checks)
{
    public static CheckReport Of(IReadOnlyList<Check> checks) =>
        new(checks.All(check => check.Outcome != CheckOutcome.Failed), checks);

    /// <summary>Prints the report.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WriteAsync(TextWriter output, bool json)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(this, CommandJsonContext.Default.CheckReport));
        }
        else
        {
            var width = Checks.Select(check => check.Name.Length).DefaultIfEmpty().Max();
            foreach (var check in Checks)
            {
                await output.WriteLineAsync($"{Word(check.Outcome)}  {check.Name.PadRight(width)}  {check.Detail}");
            }
        }

        return Passed ? ExitCode.Done : ExitCode.Failed;
    }

    // All of one width, so that a column stands without a table.
    private static string Word(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Ok => "ok     ",
        CheckOutcome.Warning => "warning",
        CheckOutcome.Failed => "FAILED ",
        _ => "skipped",
    };
}
