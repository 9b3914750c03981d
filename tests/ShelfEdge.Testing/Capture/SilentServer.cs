using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ShelfEdge.Testing.Capture;

/// <summary>Accepts connections on a free port of the loopback and never says a word.</summary>
public sealed class SilentServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SilentServer() => _listener.Start();

    /// <summary>Host and port. The kernel completes a connection although nobody accepts it.</summary>
    public string Authority =>
        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void Dispose() => _listener.Dispose();
}
