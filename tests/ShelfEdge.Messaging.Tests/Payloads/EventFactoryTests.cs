using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Messaging.Payloads;
using ShelfEdge.Messaging.Tests.Contract;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Payloads;

public sealed class EventFactoryTests
{
    private static readonly Topics Topics = new("shelfedge", "store-7", "box-1");

    [Fact]
    public void Nothing_decided_makes_no_message() =>
        Assert.Empty(Examples.NewFactory().FromDecision(StockDecision.None, [], Some.Time));

    [Fact]
    public void Change_makes_an_event_and_the_retained_state_with_ids_of_their_own()
    {
        var messages = Examples.NewFactory().FromDecision(new([Examples.Stock], []), [], Some.Time);

        Assert.Equal([OutboxLane.Stock, OutboxLane.State], messages.Select(message => message.Lane));
        Assert.Equal([Topics.StockEvents, Topics.StockState(Examples.Stock.Position)], messages.Select(message => message.Topic));
        Assert.Equal([false, true], messages.Select(message => message.Retain));
        Assert.Equal(2, messages.Select(message => message.Id).Distinct().Count());
        Assert.All(messages, message => Assert.Equal(Some.Time, message.Time));
        Assert.Equal(messages[0].Data.ToArray(), messages[1].Data.ToArray());
    }

    [Fact]
    public void Alerts_follow_the_changes_in_the_order_decided_and_carry_their_own_time()
    {
        var cleared = Examples.Alert with { Phase = AlertPhase.Cleared, At = Some.Time.AddSeconds(9) };

        var messages = Examples.NewFactory().FromDecision(new([Examples.Stock], []), [Examples.Alert, cleared], Some.Time);

        Assert.Equal(
            [OutboxLane.Stock, OutboxLane.State, OutboxLane.Alert, OutboxLane.Alert], messages.Select(message => message.Lane));
        Assert.Equal([Examples.Alert.At, cleared.At], messages.Skip(2).Select(message => message.Time));
        Assert.NotEqual(messages[2].Id, messages[3].Id);
        Assert.Contains(
            "\"phase\":\"cleared\"", System.Text.Encoding.UTF8.GetString(messages[3].Data.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Id_is_asked_for_with_the_time_of_the_message()
    {
        var times = new List<DateTimeOffset>();
        var factory = new EventFactory(Topics, time =>
        {
            times.Add(time);
            return Guid.CreateVersion7(time);
        });

        factory.FromDecision(new([Examples.Stock], []), [Examples.Alert], Some.Time);

        Assert.Equal([Some.Time, Some.Time, Examples.Alert.At], times);
    }

    [Fact]
    public void Camera_status_is_retained_on_the_topic_of_the_camera()
    {
        var message = Examples.NewFactory().CameraStatus(new CameraId("cam-1"), "lost", "connection refused", Some.Time);

        Assert.Equal("shelfedge/store-7/box-1/cameras/cam-1/status", message.Topic);
        Assert.Equal((true, "cam-1"), (message.Retain, message.Subject));
    }

    [Fact]
    public void Camera_state_that_is_not_published_is_a_bug_of_the_caller() =>
        Assert.Throws<ArgumentException>(
            () => Examples.NewFactory().CameraStatus(new CameraId("cam-1"), "Online", null, Some.Time));

    [Fact]
    public void States_of_the_topics_are_those_of_positions_and_cameras()
    {
        var states = Topics.States([new("a"), new("b")], [new("cam")], withAlerts: false);

        Assert.Equal(
            ["shelfedge/store-7/box-1/cameras/cam/status", "shelfedge/store-7/box-1/stock/a", "shelfedge/store-7/box-1/stock/b"],
            states.Order());
    }
}
