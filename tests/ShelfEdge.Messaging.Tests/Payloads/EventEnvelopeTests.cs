using ShelfEdge.Messaging.Payloads;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Messaging.Tests.Payloads;

public sealed class EventEnvelopeTests
{
    [Fact]
    public void Message_without_data_is_an_empty_payload() =>
        Assert.True(EventEnvelope.Compose(new("s", 1, Some.State(1) with { Data = default })).IsEmpty);

    [Theory]
    [InlineData(0, "0000000000000000000")]
    [InlineData(42, "0000000000000000042")]
    [InlineData(long.MaxValue, "9223372036854775807")]
    public void Sequence_is_padded_to_the_width_of_the_largest(long sequence, string text) =>
        Assert.Equal(text, EventEnvelope.FormatSequence(sequence));

    [Fact]
    public void Order_of_the_strings_is_that_of_the_numbers()
    {
        long[] numbers = [0, 1, 9, 10, 99, 100, 12345, long.MaxValue - 1, long.MaxValue];

        var texts = numbers.Select(EventEnvelope.FormatSequence).ToList();
        Assert.Equal(texts, texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Composing_again_gives_the_same_bytes() =>
        Assert.Equal(
            EventEnvelope.Compose(new("s", 7, Some.AlertEvent(1))).ToArray(),
            EventEnvelope.Compose(new("s", 7, Some.AlertEvent(1))).ToArray());

    [Fact]
    public void Time_is_written_in_utc()
    {
        var message = Some.AlertEvent(1) with { Time = new DateTimeOffset(2026, 3, 1, 16, 0, 0, TimeSpan.FromHours(8)) };

        Assert.Contains(
            "\"time\":\"2026-03-01T08:00:00Z\"",
            System.Text.Encoding.UTF8.GetString(EventEnvelope.Compose(new("s", 7, message)).Span),
            StringComparison.Ordinal);
    }
}
