using Microsoft.Extensions.Time.Testing;
using MQTTnet.Protocol;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Mqtt;

public sealed class MqttPublisherTests
{
    private const string Topic = "shelfedge/store-7/box-1/events/alert";
    private const string Available = "shelfedge/store-7/box-1/available";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task Connection_begins_with_online_retained_and_a_stop_ends_with_stopped()
    {
        await using var broker = await TestBroker.StartAsync();
        using var publisher = new MqttPublisher(Options(broker.Port), TimeProvider.System);

        Assert.Null(await publisher.ConnectAsync(TestContext.Current.CancellationToken));
        Assert.True(publisher.IsConnected);
        Assert.Equal("online", (await broker.GetRetainedAsync())[Available]);
        await publisher.StopAsync(Token);

        Assert.False(publisher.IsConnected);
        Assert.Equal("stopped", (await broker.GetRetainedAsync())[Available]);
        Assert.Equal(["online", "stopped"], broker.Log.All.Select(message => message.Text));
        Assert.All(broker.Log.All, message => Assert.Equal("text/plain; charset=utf-8", message.ContentType));
    }

    [Fact(Timeout = 30_000)]
    public async Task Message_arrives_with_its_content_type_and_is_confirmed()
    {
        await using var broker = await TestBroker.StartAsync();
        using var publisher = new MqttPublisher(Options(broker.Port), TimeProvider.System);
        await publisher.ConnectAsync(TestContext.Current.CancellationToken);

        Assert.Null(await publisher.PublishAsync(Topic, "{}"u8.ToArray(), retain: false, Token));

        var message = broker.Log.All[^1];
        Assert.Equal((Topic, "{}", false), (message.Topic, message.Text, message.Retain));
        Assert.Equal("application/cloudevents+json; charset=utf-8", message.ContentType);
    }

    [Fact(Timeout = 30_000)]
    public async Task Broker_that_states_no_limit_gets_the_window_of_the_options()
    {
        await using var broker = await TestBroker.StartAsync();
        var options = Options(broker.Port);
        options.MaxInFlight = 17;
        using var publisher = new MqttPublisher(options, TimeProvider.System);

        Assert.Null(await publisher.ConnectAsync(TestContext.Current.CancellationToken));

        Assert.Equal(17, publisher.MaxInFlight);
    }

    [Fact(Timeout = 30_000)]
    public async Task Overlapping_publishes_arrive_in_the_order_of_the_calls()
    {
        await using var broker = await TestBroker.StartAsync();
        using var publisher = new MqttPublisher(Options(broker.Port), TimeProvider.System);
        await publisher.ConnectAsync(TestContext.Current.CancellationToken);

        var publishes = Enumerable.Range(0, 500)
            .Select(number => publisher.PublishAsync(Topic, System.Text.Encoding.UTF8.GetBytes($"{number}"), false, Token))
            .ToList();

        Assert.All(await Task.WhenAll(publishes), Assert.Null);
        Assert.Equal(
            Enumerable.Range(0, 500).Select(number => $"{number}"), broker.Log.All.Skip(1).Select(message => message.Text));
    }

    [Fact(Timeout = 30_000)]
    public async Task Broker_that_is_not_there_is_a_reason_and_no_exception()
    {
        using var publisher = new MqttPublisher(Options(FreePort.Find()), TimeProvider.System);

        var reason = await publisher.ConnectAsync(TestContext.Current.CancellationToken);

        Assert.EndsWith(": connection refused", reason, StringComparison.Ordinal);
        Assert.StartsWith("127.0.0.1:", reason, StringComparison.Ordinal);
        Assert.False(publisher.IsConnected);
        Assert.EndsWith("not connected", (await publisher.PublishAsync(Topic, default, false, Token))?.Reason, StringComparison.Ordinal);
        await publisher.WaitForDisconnectAsync(Token);
        await publisher.StopAsync(Token);
    }

    [Fact(Timeout = 30_000)]
    public async Task Host_that_has_no_address_is_a_reason()
    {
        var options = Options(1883);
        options.Host = "no-such-host.invalid";
        using var publisher = new MqttPublisher(options, TimeProvider.System);

        var reason = await publisher.ConnectAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("no-such-host.invalid:1883: ", reason, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Wrong_password_is_said_in_words_and_never_shown()
    {
        await using var broker = await TestBroker.StartAsync();
        broker.Admit = (user, password) =>
            (user, password) == ("box", "right secret")
                ? MqttConnectReasonCode.Success
                : MqttConnectReasonCode.BadUserNameOrPassword;
        using var folder = new TempFolder();
        var options = Options(broker.Port);
        (options.Username, options.PasswordFile) = ("box", folder.File("password"));
        using var publisher = new MqttPublisher(options, TimeProvider.System);

        var missing = await publisher.ConnectAsync(TestContext.Current.CancellationToken);
        Assert.EndsWith($"the password file {options.PasswordFile} does not exist", missing, StringComparison.Ordinal);

        await File.WriteAllTextAsync(options.PasswordFile, "wrong secret\n", Token);
        var refused = await publisher.ConnectAsync(Token);
        Assert.EndsWith("the broker refused the connection: bad user name or password", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused, StringComparison.Ordinal);

        await File.WriteAllTextAsync(options.PasswordFile, "right secret\n", Token);
        Assert.Null(await publisher.ConnectAsync(Token));
    }

    [Fact(Timeout = 30_000)]
    public async Task Refused_message_is_said_in_words_and_the_connection_stands()
    {
        await using var broker = await TestBroker.StartAsync();
        broker.Answer = message => Task.FromResult(
            message.Topic == Topic ? MqttPubAckReasonCode.QuotaExceeded : MqttPubAckReasonCode.Success);
        using var publisher = new MqttPublisher(Options(broker.Port), TimeProvider.System);
        await publisher.ConnectAsync(TestContext.Current.CancellationToken);

        var failure = await publisher.PublishAsync(Topic, default, false, Token);

        Assert.False(failure!.IsFinal);
        Assert.EndsWith("the broker refused the message: quota exceeded", failure.Reason, StringComparison.Ordinal);
        Assert.True(publisher.IsConnected);
    }

    [Fact(Timeout = 30_000)]
    public async Task Missing_confirmation_ends_the_connection_after_the_deadline()
    {
        var clock = new FakeTimeProvider();
        await using var broker = await TestBroker.StartAsync();
        var release = new TaskCompletionSource<MqttPubAckReasonCode>();
        var arrived = new TaskCompletionSource();
        using var publisher = new MqttPublisher(Options(broker.Port), clock);
        await publisher.ConnectAsync(TestContext.Current.CancellationToken);
        broker.Answer = message =>
        {
            arrived.TrySetResult();
            return release.Task;
        };

        var publishes = Enumerable.Range(0, 3).Select(_ => publisher.PublishAsync(Topic, default, false, Token)).ToList();
        await arrived.Task.WaitAsync(Token);
        Assert.All(publishes, publish => Assert.False(publish.IsCompleted));
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.EndsWith("no confirmation within 10 s", (await publishes[0])?.Reason, StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(publishes), Assert.NotNull);
        await publisher.WaitForDisconnectAsync(Token);
        Assert.False(publisher.IsConnected);
        release.SetResult(MqttPubAckReasonCode.Success);
    }

    [Fact(Timeout = 30_000)]
    public async Task Broker_that_does_not_answer_is_given_up_after_the_deadline()
    {
        var clock = new FakeTimeProvider();
        var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        using var publisher = new MqttPublisher(Options(((System.Net.IPEndPoint)listener.LocalEndpoint).Port), clock);

        var connecting = publisher.ConnectAsync(TestContext.Current.CancellationToken);
        using var accepted = await listener.AcceptSocketAsync(Token);
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.EndsWith("no answer within 10 s", await connecting, StringComparison.Ordinal);
        listener.Dispose();
    }

    [Fact(Timeout = 30_000)]
    public async Task Disconnect_by_the_broker_wakes_the_waiter_and_gives_the_reason()
    {
        await using var broker = await TestBroker.StartAsync();
        using var publisher = new MqttPublisher(Options(broker.Port), TimeProvider.System);
        await publisher.ConnectAsync(TestContext.Current.CancellationToken);
        var gone = publisher.WaitForDisconnectAsync(Token);
        Assert.False(gone.IsCompleted);

        await broker.DisconnectAllAsync();
        await gone;

        Assert.False(publisher.IsConnected);
        var reason = await publisher.PublishAsync(Topic, default, false, Token);
        Assert.EndsWith("the broker closed the connection: administrative action", reason?.Reason, StringComparison.Ordinal);
        Assert.Null(await publisher.ConnectAsync(Token));
        Assert.Null(await publisher.PublishAsync(Topic, default, false, Token));
    }

    [Fact(Timeout = 30_000)]
    public async Task Two_attempts_are_a_retry_delay_apart()
    {
        var clock = new FakeTimeProvider();
        await using var broker = await TestBroker.StartAsync();
        using var publisher = new MqttPublisher(Options(broker.Port), clock);
        await publisher.ConnectAsync(TestContext.Current.CancellationToken);
        await broker.DisconnectAllAsync();
        await publisher.WaitForDisconnectAsync(Token);

        var again = publisher.ConnectAsync(Token);
        clock.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(again.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Null(await again);
    }

    [Fact(Timeout = 30_000)]
    public async Task Cancelled_wait_for_a_confirmation_leaves_the_connection_whole()
    {
        await using var broker = await TestBroker.StartAsync();
        var release = new TaskCompletionSource<MqttPubAckReasonCode>();
        using var publisher = new MqttPublisher(Options(broker.Port), TimeProvider.System);
        await publisher.ConnectAsync(TestContext.Current.CancellationToken);
        broker.Answer = _ => release.Task;
        using var cancel = new CancellationTokenSource();

        var publish = publisher.PublishAsync(Topic, "1"u8.ToArray(), false, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => publish);
        broker.Answer = null;
        release.SetResult(MqttPubAckReasonCode.Success);

        Assert.Null(await publisher.PublishAsync(Topic, "2"u8.ToArray(), false, Token));
        Assert.True(publisher.IsConnected);
        Assert.Equal(["1", "2"], broker.Log.All.Skip(1).Select(message => message.Text));
    }

    private static MqttOptions Options(int port) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        Site = "store-7",
        Box = "box-1",
        RetryDelay = TimeSpan.FromMilliseconds(100),
    };
}
