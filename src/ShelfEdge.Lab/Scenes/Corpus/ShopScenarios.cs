namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>Scenarios in which shoppers and staff do what they do, before a camera that works.</summary>
internal static class ShopScenarios
{
    private static readonly TimeSpan TwoHours = TimeSpan.FromHours(2);

    public static IReadOnlyList<CorpusScenario> All { get; } =
    [
        new(1, "purchases", "two products sell out, others run low, staff come at the end", TwoHours, 1, Purchases),
        new(2, "restocking", "staff fill low and empty positions while shoppers buy", TwoHours, 1, Restocking),
        new(3, "passers-by", "people walk past all the time, nobody buys", TwoHours, 1, PassersBy),
        new(4, "standing-shoppers", "people stand before the shelf for minutes, nobody buys", TwoHours, 1, StandingShoppers),
        new(5, "trolleys", "roll cages pass and stand before the shelf for up to half an hour", TwoHours, 1, Trolleys),
        new(6, "sold-behind-people", "a product sells out behind others who stand before it", TwoHours, 1, SoldBehindPeople),
        new(7, "misplaced-items", "shoppers put back what they took elsewhere", TwoHours, 1, MisplacedItems),
        new(8, "mixed-weekday", "a day's trade in three hours, two cameras", TimeSpan.FromHours(3), 2, Weekday),
        new(9, "mixed-saturday", "a crowded day in three hours, two cameras", TimeSpan.FromHours(3), 2, Saturday),
    ];

    private static void Purchases(ShopScript script)
    {
        script.SellOut(240, 2400, 0);
        script.SellDown(600, 3000, 3, 1);
        script.SellOut(2700, 5000, 5);
        script.SellDown(3100, 5200, 6, 1);
        script.Buy(4000, 2);
        script.Restock(5700, 0, 3);
        script.Restock(6000, 5, 6);
    }

    private static void Restocking(ShopScript script)
    {
        script.SellOut(240, 1000, 1);
        script.Restock(1300, 1);
        script.SellDown(300, 1250, 4, 1);
        script.Restock(1600, 4, 6);
        script.SellOut(1900, 3000, 2);
        script.SellOut(2000, 3100, 7);
        script.Restock(3500, 2, 7, 0);
        script.SellOut(3900, 5200, 1);
        script.Restock(5600, 0, 1, 2, 3, 4, 5, 6, 7);
    }

    private static void PassersBy(ShopScript script)
    {
        for (double at = 150; at < 7100; at += 85)
        {
            script.PassBy(at);
        }

        for (double at = 1800; at < 2100; at += 9)
        {
            script.PassBy(at);
        }
    }

    private static void StandingShoppers(ShopScript script)
    {
        script.Stand(300, 60, -30);
        script.Stand(700, 240, 20);
        script.Stand(1300, 480, -10);
        script.Stand(2200, 600, 35);
        script.Stand(2400, 300, -25);
        script.Stand(3300, 900, 0);
        script.Stand(4700, 1500, -38);
        script.Stand(6500, 120, 10);
    }

    private static void Trolleys(ShopScript script)
    {
        script.Trolley(300, 0, 0);
        script.Trolley(500, 120, -20);
        script.Trolley(1000, 600, 25);
        script.Trolley(1900, 1200, -30);
        script.SellDown(2000, 2800, 3, 2);
        script.Trolley(3500, 1800, 5);
        script.Trolley(5700, 20, 0);
        script.SellOut(5800, 6500, 3);
    }

    private static void SoldBehindPeople(ShopScript script)
    {
        script.Stand(560, 700, -20);
        script.SellOut(600, 1200, 1);
        script.Trolley(2000, 900, 20);
        script.SellOut(2050, 2800, 6);
        script.Restock(3300, 1, 6);
        script.Stand(4000, 400, 10);
        script.Stand(4200, 500, -25);
        script.SellOut(4050, 4600, 2);
        script.SellDown(5000, 5600, 5, 1);
        script.Restock(6300, 2, 5);
    }

    private static void MisplacedItems(ShopScript script)
    {
        script.SellDown(240, 900, 0, 2);
        script.Misplace(1100, 0, 1);
        script.SellDown(1300, 2400, 5, 1);
        script.Misplace(2700, 5, 6);
        script.Misplace(3000, 5, 4);
        script.TidyUp(4200, 5);
        script.Misplace(4800, 3, 2);
        script.SellOut(5000, 6000, 0);
        script.TidyUp(6200, 0);
        script.Restock(6700, 0, 5);
    }

    private static void Weekday(ShopScript script)
    {
        script.Trade(200, 10600, 12, 2400);
        script.Trolley(1500, 420, -15);
        script.Stand(3700, 300, 20);
        script.Glare(5200, 7000, (200, 150), (900, 420), 300);
        script.Light(9000, 9400, 0.6f);
        script.Misplace(8000, 2, 3);
    }

    private static void Saturday(ShopScript script)
    {
        script.Trade(200, 10600, 20, 2000);
        script.Trolley(900, 600, 25);
        script.Stand(2600, 240, -10);
        script.Stand(4100, 420, 30);
        script.Nudge(5500, 10800, -9, 5);
        script.Outage(6400, 6520);
        script.Cover(7300, 7420, 30);
        script.Trolley(8600, 900, 0);
    }
}
