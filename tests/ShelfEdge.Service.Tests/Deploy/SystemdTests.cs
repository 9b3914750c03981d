using System.Net.Sockets;
using System.Text;
using ShelfEdge.Service.Commands;
using ShelfEdge.Service.Tests.Fixtures;

namespace ShelfEdge.Service.Tests.Deploy;

/// <summary>The real program, with this test in the place of systemd: it listens on the notify socket.</summary>
public sealed class SystemdTests : IDisposable
{
    private readonly TestStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Service_says_when_it_is_ready_alive_and_stopping()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        var path = Path.Combine(_store.Folder, "notify");
        socket.Bind(new UnixDomainSocketEndPoint(path));
        await using var service = ServiceProcess.StartUnderSystemd(
            ["run", "--config", _store.Save().FullName], "cycle", _store.Folder, ("NOTIFY_SOCKET", path), ("WATCHDOG_USEC", "600000"));

        var states = await ReceiveUntilAsync(socket, "WATCHDOG=1");
        Assert.Equal("READY=1", states[0]);

        service.Signal();
        states = await ReceiveUntilAsync(socket, "STOPPING=1");
        Assert.All(states.SkipLast(1), state => Assert.Equal("WATCHDOG=1", state));
        Assert.Equal(ExitCode.Done, (await service.WaitAsync(TestContext.Current.CancellationToken)).ExitCode);
    }

    [Fact(Timeout = Deadline.Milliseconds)]
    public async Task Watchdog_stays_hungry_when_no_frame_can_be_processed_though_the_camera_is_online()
    {
        // The first call of the detector never returns; everything else goes on.
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        var path = Path.Combine(_store.Folder, "notify");
        socket.Bind(new UnixDomainSocketEndPoint(path));
        _store.Settings["cameras"]![0]!["readTimeout"] = "1s";
        await using var service = ServiceProcess.StartUnderSystemd(
            ["run", "--config", _store.Save().FullName], "hanging", _store.Folder, ("NOTIFY_SOCKET", path), ("WATCHDOG_USEC", "600000"));

        // The allowance is the read deadline and ten seconds; then the feeding ends and the log says why. Systemd reads all
        // the time, else the box would wait for it.
        var feeding = ReceiveUntilAsync(socket, "STOPPING=1");
        await service.UntilOutputAsync("Watchdog not fed: camera camera-1 is online and no frame is processed", TestContext.Current.CancellationToken);

        service.Signal();
        Assert.Contains("WATCHDOG=1", await feeding);
    }

    private static async Task<List<string>> ReceiveUntilAsync(Socket socket, string last)
    {
        var states = new List<string>();
        var buffer = new byte[1024];
        do
        {
            var length = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            states.AddRange(Encoding.UTF8.GetString(buffer, 0, length).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        while (states[^1] != last);

        return states;
    }
}
