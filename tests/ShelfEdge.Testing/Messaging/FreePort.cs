using System.Net;
using System.Net.Sockets;

namespace ShelfEdge.Testing.Messaging;

/// <summary>A TCP port on loopback that nothing listened on a moment ago.</summary>
public static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
