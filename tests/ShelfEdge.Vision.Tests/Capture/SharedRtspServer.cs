using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

/// <summary>One server for all tests of a class: ten frames a second, every second one a key frame.</summary>
public sealed class SharedRtspServer : IAsyncLifetime
{
    private RtspServer? _server;

    public string Uri => _server!.Uri;

    public async ValueTask InitializeAsync()
    {
        if (RtspServer.Missing is null && TestVideo.Missing is null)
        {
            _server = await RtspServer.StartAsync(CancellationToken.None, keyframes: 2);
        }
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
