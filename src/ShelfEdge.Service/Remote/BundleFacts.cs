using ShelfEdge.Service.Api;

namespace ShelfEdge.Service.Remote;

/// <summary><c>box.json</c> of a support bundle.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Version">Of the product.</param>
/// <param name="Runtime">Of .NET.</param>
/// <param name="Platform">Such as <c>linux-arm64</c>.</param>
/// <param name="MemoryBytes">Of the process.</param>
/// <param name="NotReady">Why the box is not ready; empty when it is.</param>
/// <param name="Cameras">As the API tells of them.</param>
/// <param name="Outbox">By lane.</param>
/// <param name="OpenAlerts">How many.</param>
/// <param name="Commands">The newest.</param>
internal sealed record BundleFacts(
    DateTimeOffset At,
    string Version,
    string Runtime,
    string Platform,
    long MemoryBytes,
    IReadOnlyList<string> NotReady,
    IReadOnlyList<CameraAnswer> Cameras,
    IReadOnlyList<LaneAnswer> Outbox,
    int OpenAlerts,
    IReadOnlyList<CommandFact> Commands);

/// <summary>One command of the journal.</summary>
internal sealed record CommandFact(
    string Id, string Command, string By, DateTimeOffset BegunAt, string? Outcome, string? Reason);
