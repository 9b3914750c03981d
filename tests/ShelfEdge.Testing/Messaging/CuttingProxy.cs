using System.Net;
using System.Net.Sockets;

namespace ShelfEdge.Testing.Messaging;

/// <summary>
/// Stands between the box and the broker and breaks the connection at a chosen packet. It passes what the box sends, and counts
/// the confirmations (PUBACK) that the broker sends back.
/// </summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    private const int PubAck = 4;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _brokerPort;
    private readonly Task _accepting;
    private int _passBeforeCut = int.MaxValue;
    private int _confirmed;

    public CuttingProxy(int brokerPort)
    {
        _brokerPort = brokerPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections that were cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>When true, what the broker sends is swallowed: the connection stays open and nothing comes back.</summary>
    public bool IsSilent { get; set; }

    /// <summary>
    /// Lets so many more confirmations pass and cuts both sides instead of passing the next one. Once; then all pass again.
    /// </summary>
    public void CutAfterConfirmations(int count)
    {
        Volatile.Write(ref _confirmed, 0);
        Volatile.Write(ref _passBeforeCut, count);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var pairs = new List<Task>();
        try
        {
            while (true)
            {
                pairs.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(pairs);
        }
    }

    private async Task RelayAsync(TcpClient box)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        using var broker = new TcpClient();
        using (box)
        {
            try
            {
                await broker.ConnectAsync(IPAddress.Loopback, _brokerPort, both.Token);
                var up = box.GetStream().CopyToAsync(broker.GetStream(), both.Token);
                var down = ReturnAsync(broker.GetStream(), box.GetStream(), both.Token);
                await Task.WhenAny(up, down);
                await both.CancelAsync();
                await Task.WhenAll(up, down);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // Either end is gone; closing both is what a network would do.
            }
        }
    }

    private async Task ReturnAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        while (await ReadPacketAsync(from, cancellationToken) is { } packet)
        {
            if (packet[0] >> 4 == PubAck && Interlocked.Increment(ref _confirmed) > Volatile.Read(ref _passBeforeCut))
            {
                Volatile.Write(ref _passBeforeCut, int.MaxValue);
                Cuts++;
                return;
            }

            if (!IsSilent)
            {
                await to.WriteAsync(packet, cancellationToken);
            }
        }
    }

    /// <summary>One MQTT control packet with its header.</summary>
    private static async Task<byte[]?> ReadPacketAsync(NetworkStream from, CancellationToken cancellationToken)
    {
        var header = new List<byte>();
        var one = new byte[1];
        var length = 0;
        do
        {
            if (await from.ReadAsync(one, cancellationToken) == 0)
            {
                return null;
            }

            header.Add(one[0]);
            if (header.Count > 1)
            {
                length |= (one[0] & 0x7F) << (7 * (header.Count - 2));
            }
        }
        while (header.Count == 1 || (one[0] & 0x80) != 0);

        var packet = new byte[header.Count + length];
        header.CopyTo(packet);
        await from.ReadExactlyAsync(packet.AsMemory(header.Count), cancellationToken);
        return packet;
    }
}
