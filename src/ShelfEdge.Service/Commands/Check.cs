namespace ShelfEdge.Service.Commands;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What, in one or two words.</param>
/// <param name="Outcome">How it stands.</param>
/// <param name="Detail">What was found, in a person's words and without secrets.</param>
internal sealed record Check(string Name, CheckOutcome Outcome, string Detail)
{
    public static Check Ok(string name, string detail) => new(name, CheckOutcome.Ok, detail);

    public static Check Warning(string name, string detail) => new(name, CheckOutcome.Warning, detail);

    public static Check Failed(string name, string detail) => new(name, CheckOutcome.Failed, detail);

    public static Check Skipped(string name, string detail) => new(name, CheckOutcome.Skipped, detail);
}
