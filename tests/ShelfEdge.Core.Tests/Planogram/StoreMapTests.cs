using System.Text;
using CsCheck;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Tests.Planogram;

public sealed class StoreMapTests
{
    private static readonly NodeId Kiosk = new("kiosk");

    [Fact]
    public void Way_around_the_end_of_an_aisle_counts_and_not_the_line_through_the_shelf()
    {
        // The aisles a and b lie back to back; the way from one to the other leads around their end.
        var map = new StoreMap(
            [new("a"), new("b"), new("end"), new("far")],
            [Way("a", "end", 9), Way("end", "b", 9), Way("a", "far", 12)],
            [new KioskPlace(new KioskId("kiosk-1"), new NodeId("a"))]);

        var walk = map.WalkFrom(map.PlaceOf(new KioskId("kiosk-1"))!.Value);

        Assert.Equal((0, 18, 12), (walk[new("a")], walk[new("b")], walk[new("far")]));
    }

    [Fact]
    public void Place_that_no_way_leads_to_is_not_reached()
    {
        var map = new StoreMap([Kiosk, new("a"), new("island")], [Way("kiosk", "a", 2)], []);

        Assert.False(map.WalkFrom(Kiosk).ContainsKey(new("island")));
        Assert.Null(map.PlaceOf(new KioskId("none")));
    }

    [Fact]
    public void No_walk_is_longer_than_another_walk_and_one_more_way() => Gen.Int[2, 12].SelectMany(nodes => Gen.Select(
            Gen.Const(nodes), Gen.Select(Gen.Int[0, nodes - 1], Gen.Int[0, nodes - 1], Gen.Double[0.1, 20]).Array[0, 30]))
        .Sample((nodes, ways) =>
        {
            var map = new StoreMap(
                [.. Enumerable.Range(0, nodes).Select(node => new NodeId($"{node}"))],
                [.. ways.Select(way => Way($"{way.Item1}", $"{way.Item2}", way.Item3))],
                []);
            var walk = map.WalkFrom(new("0"));

            Assert.Equal(0, walk[new("0")]);
            Assert.All(map.Edges, edge =>
            {
                Assert.Equal(walk.ContainsKey(edge.From), walk.ContainsKey(edge.To));
                if (walk.TryGetValue(edge.From, out var from))
                {
                    Assert.InRange(walk[edge.To], from - edge.Metres - 1e-9, from + edge.Metres + 1e-9);
                }
            });
        });

    [Fact]
    public void Map_is_read_as_it_was_written()
    {
        var planogram = PlanogramFile.Read(Encoding.UTF8.GetBytes(PlanogramDocument.Full)).Planogram!;

        var again = PlanogramFile.Read(PlanogramFile.Write(planogram)).Planogram!;

        Assert.Equal([new NodeId("aisle-a"), new NodeId("end-a")], again.Map!.Nodes);
        Assert.Equal([Way("aisle-a", "end-a", 4.5)], again.Map.Edges);
        Assert.Equal([new KioskPlace(new KioskId("kiosk-1"), new NodeId("end-a"))], again.Map.Kiosks);
        Assert.Equal(new NodeId("end-a"), again.Positions[0].Node);
        Assert.Equal(new NodeId("aisle-a"), again.Shelves[0].Node);
    }

    private static MapEdge Way(string from, string to, double metres) => new(new NodeId(from), new NodeId(to), metres);
}
