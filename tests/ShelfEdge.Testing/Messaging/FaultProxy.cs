using System.Net;
using System.Net.Sockets;

namespace ShelfEdge.Testing.Messaging;

/// <summary>Stands between box and broker and does to their bytes what a network does on its bad days. Any thread.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(20);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Socket> _open = [];
    private readonly int _brokerPort;
    private readonly Task _accepting;
    private int _fault;
    private int _resets;

    public FaultProxy(int brokerPort)
    {
        _brokerPort = brokerPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections that were reset.</summary>
    public int Resets => Volatile.Read(ref _resets);

    /// <summary>What is done from now on; those that reset are over with the first reset.</summary>
    public NetworkFault Fault
    {
        get => (NetworkFault)Volatile.Read(ref _fault);
        set
        {
            Volatile.Write(ref _fault, (int)value);
            if (value == NetworkFault.Cut)
            {
                ResetAll();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        ResetAll();
        await _accepting;
        _listener.Dispose();
        _end.Dispose();
    }

    /// <summary>Ends what was swallowed for so long that no side can know where it was.</summary>
    public void ResetAll()
    {
        List<Socket> open;
        lock (_gate)
        {
            open = [.. _open];
            _open.Clear();
        }

        foreach (var socket in open)
        {
            Reset(socket);
        }
    }

    private async Task AcceptAsync()
    {
        var pairs = new List<Task>();
        while (!_end.IsCancellationRequested)
        {
            try
            {
                pairs.Add(RelayAsync(await _listener.AcceptSocketAsync(_end.Token)));
            }
            catch (SocketException)
            {
                // That one connection was gone before it was taken; the next may come.
            }
            catch (Exception exception) when (
                _end.IsCancellationRequested && exception is (OperationCanceledException or InvalidOperationException))
            {
                // The end.
            }
        }

        await Task.WhenAll(pairs);
    }

    private async Task RelayAsync(Socket box)
    {
        var broker = new Socket(SocketType.Stream, ProtocolType.Tcp);
        lock (_gate)
        {
            // From here on a reset reaches both, also while the broker is being connected.
            _open.Add(box);
            _open.Add(broker);
        }

        try
        {
            if (Fault == NetworkFault.Cut)
            {
                return;
            }

            await broker.ConnectAsync(IPAddress.Loopback, _brokerPort, _end.Token);
            Task[] pumps = [PumpAsync(box, broker, isAnswer: false), PumpAsync(broker, box, isAnswer: true)];
            await Task.WhenAny(pumps);
            ResetBoth(box, broker);
            await Task.WhenAll(pumps);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The broker is away, or a fault struck; the box hears of it by the reset.
        }
        finally
        {
            lock (_gate)
            {
                _open.Remove(box);
                _open.Remove(broker);
            }

            ResetBoth(box, broker);
        }
    }

    /// <summary>Ends when either side does, or when a fault resets the pair.</summary>
    private async Task PumpAsync(Socket from, Socket to, bool isAnswer)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int count;
            while ((count = await from.ReceiveAsync(buffer, _end.Token)) > 0)
            {
                var fault = Fault;
                switch (fault)
                {
                    case NetworkFault.Silent:
                    case NetworkFault.HalfOpen when isAnswer:
                        continue;
                    case NetworkFault.ResetBeforeAnswer when isAnswer && Once(fault):
                        return;
                    case NetworkFault.Truncate when !isAnswer && Once(fault):
                        await to.SendAsync(buffer.AsMemory(0, count / 2), _end.Token);
                        return;
                    case NetworkFault.Slow:
                        await Task.Delay(Delay, TimeProvider.System, _end.Token);
                        break;
                    default:
                        break;
                }

                for (var sent = 0; sent < count;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _end.Token);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Either end is gone.
        }
    }

    private bool Once(NetworkFault fault)
    {
        var isFirst = Interlocked.CompareExchange(ref _fault, (int)NetworkFault.None, (int)fault) == (int)fault;
        if (isFirst)
        {
            Interlocked.Increment(ref _resets);
        }

        return isFirst;
    }

    private static void ResetBoth(Socket box, Socket broker)
    {
        try
        {
            Reset(box);
        }
        finally
        {
            Reset(broker);
        }
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Gone already.
        }

        socket.Dispose();
    }
}
