namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>How a run of the program ended.</summary>
internal sealed record ServiceResult(int ExitCode, string Output, string Error)
{
    public string All => Output + Error;
}
