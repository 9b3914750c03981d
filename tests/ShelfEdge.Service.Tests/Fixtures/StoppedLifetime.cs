using Microsoft.Extensions.Hosting;

namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>A host that only counts how often it was asked to stop.</summary>
internal sealed class StoppedLifetime : IHostApplicationLifetime
{
    public int Stops { get; private set; }

    public CancellationToken ApplicationStarted => CancellationToken.None;

    public CancellationToken ApplicationStopping => CancellationToken.None;

    public CancellationToken ApplicationStopped => CancellationToken.None;

    public void StopApplication() => Stops++;
}
