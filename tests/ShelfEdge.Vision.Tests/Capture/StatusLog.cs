using System.Threading.Channels;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

/// <summary>Collects what a reader reports.</summary>
internal sealed class StatusLog
{
    private readonly Channel<CameraStatus> _statuses = Channel.CreateUnbounded<CameraStatus>();

    public List<CameraStatus> All { get; } = [];

    public void Add(CameraStatus status)
    {
        All.Add(status);
        _statuses.Writer.TryWrite(status);
    }

    /// <summary>The next one, whatever it is.</summary>
    public ValueTask<CameraStatus> NextAsync(CancellationToken cancellationToken) => _statuses.Reader.ReadAsync(cancellationToken);

    /// <summary>The next one in this state; others are passed over.</summary>
    public async Task<CameraStatus> NextAsync(CameraState state, CancellationToken cancellationToken)
    {
        while (true)
        {
            var status = await NextAsync(cancellationToken);
            if (status.State == state)
            {
                return status;
            }
        }
    }
}
