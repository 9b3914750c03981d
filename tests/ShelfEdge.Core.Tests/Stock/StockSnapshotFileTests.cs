using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Tests.Stock;

public sealed class StockSnapshotFileTests
{
    private static readonly DateTimeOffset At = CountedStore.Start;

    private static readonly StockSnapshot Snapshot = new(
        At,
        [
            Stock("p1") with { ZoneFingerprint = ulong.MaxValue, FrontHeight = 81.25 },
            Stock("p2") with { Believed = null, State = PositionState.Unknown, LastEvidence = null, Reason = "dark \"lens\" 茶" },
        ],
        [
            new RestockAlert(
                new Guid("01890a5d-ac96-774b-bcce-b302099a8057"), AlertKind.Empty, AlertPhase.Updated, new PositionId("p1"),
                new Sku("4001"), new CameraId("camera-1"), 0, 4, At.AddMinutes(-5), At.AddMinutes(-1)),
        ]);

    [Fact]
    public void Write_then_read_gives_every_value()
    {
        var result = StockSnapshotFile.Read(StockSnapshotFile.Write(Snapshot));

        Assert.Null(result.Error);
        Assert.Equal(Snapshot.At, result.Snapshot!.At);
        Assert.Equal(Snapshot.Positions, result.Snapshot.Positions);
        Assert.Equal(Snapshot.OpenAlerts, result.Snapshot.OpenAlerts);
    }

    [Theory]
    [InlineData("schema", "2", "its schema is 2, not 1")]
    [InlineData("positions/0", "null", "a position or an alert has a value out of range")]
    [InlineData("positions/0/id", "\"a b\"", "a position or an alert has a value out of range")]
    [InlineData("positions/0/believed", "-1", "a position or an alert has a value out of range")]
    [InlineData("positions/0/believed", "10001", "a position or an alert has a value out of range")]
    [InlineData("positions/0/capacity", "0", "a position or an alert has a value out of range")]
    [InlineData("positions/0/low", "4", "a position or an alert has a value out of range")]
    [InlineData("positions/0/state", "9", "a position or an alert has a value out of range")]
    [InlineData("positions/0/front", "0", "a position or an alert has a value out of range")]
    [InlineData("alerts/0", "null", "a position or an alert has a value out of range")]
    [InlineData("alerts/0/phase", "\"Cleared\"", "a position or an alert has a value out of range")]
    [InlineData("alerts/0/kind", "7", "a position or an alert has a value out of range")]
    [InlineData("alerts/0/sku", "\"\"", "a position or an alert has a value out of range")]
    [InlineData("positions/0/id", "\"p2\"", "a position or an alert is there twice")]
    public void Read_of_a_wrong_value_says_what_is_wrong(string path, string json, string fault)
    {
        var result = StockSnapshotFile.Read(With(path, json));

        Assert.Null(result.Snapshot);
        Assert.Equal($"The stored stock cannot be used: {fault}", result.Error);
    }

    [Theory]
    [InlineData("positions", "7")]
    [InlineData("positions", "null")]
    [InlineData("alerts/0/id", "\"no guid\"")]
    [InlineData("positions/0/state", "\"Sold\"")]
    [InlineData("positions/0/since", "\"yesterday\"")]
    [InlineData("positions/0", "{}")]
    public void Read_of_a_wrong_shape_is_an_error(string path, string json) =>
        Assert.StartsWith("The stored stock cannot be used: ", StockSnapshotFile.Read(With(path, json)).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void Read_of_something_else_is_an_error(string text) =>
        Assert.NotNull(StockSnapshotFile.Read(Encoding.UTF8.GetBytes(text)).Error);

    [Fact]
    public void Read_of_an_alert_that_is_there_twice_is_an_error()
    {
        var twice = Snapshot with { OpenAlerts = [Snapshot.OpenAlerts[0], Snapshot.OpenAlerts[0] with { Id = Guid.Empty }] };

        Assert.EndsWith("is there twice", StockSnapshotFile.Read(StockSnapshotFile.Write(twice)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_of_too_many_bytes_refuses_before_parsing() =>
        Assert.EndsWith(
            "it has more than 33554432 bytes",
            StockSnapshotFile.Read(new byte[StockSnapshotFile.MaxBytes + 1]).Error,
            StringComparison.Ordinal);

    [Fact]
    public void Read_of_damaged_bytes_gives_a_snapshot_or_an_error_and_never_throws()
    {
        var valid = StockSnapshotFile.Write(Snapshot);
        Gen.Select(Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte).Array[1, 6], Gen.Int[0, valid.Length]).Sample(
            (changes, length) =>
            {
                var bytes = valid.ToArray();
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                var whole = StockSnapshotFile.Read(bytes);
                var torn = StockSnapshotFile.Read(bytes.AsSpan(0, length));
                Assert.NotEqual(whole.Snapshot is null, whole.Error is null);
                Assert.NotEqual(torn.Snapshot is null, torn.Error is null);
            },
            iter: 3000);
    }

    private static PositionStock Stock(string id) => new(
        new PositionId(id), new Sku("4001"), new CameraId("camera-1"), 3, 4, 1, PositionState.Full, At, At.AddSeconds(1), null);

    private static byte[] With(string path, string json)
    {
        var document = JsonNode.Parse(StockSnapshotFile.Write(Snapshot))!;
        var keys = path.Split('/');
        var parent = document;
        foreach (var key in keys[..^1])
        {
            parent = parent is JsonArray list ? list[0]! : parent[key]!;
        }

        if (parent is JsonArray array)
        {
            array[0] = JsonNode.Parse(json);
        }
        else
        {
            parent[keys[^1]] = JsonNode.Parse(json);
        }

        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }
}
