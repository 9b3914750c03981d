namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>Scenarios in which the light or the camera is not what it was.</summary>
internal static class CameraScenarios
{
    private static readonly TimeSpan TwoHours = TimeSpan.FromHours(2);

    public static IReadOnlyList<CorpusScenario> All { get; } =
    [
        new(21, "light-switched", "lamps go off by halves and wholly, and on again", TwoHours, 1, LightSwitched),
        new(22, "moving-glare", "a patch of sun moves over the shelf for an hour", TwoHours, 1, MovingGlare),
        new(23, "nudged-camera", "small pushes, by up to 24 pixels, that nobody puts right", TwoHours, 1, NudgedCamera),
        new(24, "turned-camera", "pushes by 150 and by 300 pixels, put right after 40 and after 2 minutes", TwoHours, 1, TurnedCamera),
        new(25, "covered-lens", "cloth and paper before the lens, for seconds and for half an hour", TwoHours, 1, CoveredLens),
        new(26, "frozen-feed", "the same picture for 40 minutes while a product sells out", TwoHours, 1, FrozenFeed),
        new(27, "dead-camera", "no frames for seconds, minutes and half an hour", TwoHours, 1, DeadCamera),
    ];

    private static void LightSwitched(ShopScript script)
    {
        script.Light(600, 1200, 0.6f);
        script.Light(1500, 2400, 0.03f);
        script.SellDown(2600, 3300, 2, 1);
        script.Light(3600, 4200, 0.45f);
        script.Buy(3800, 4);
        script.Light(4500, 4530, 0.03f);
        script.Restock(4900, 2);
        script.SellOut(5200, 6000, 6);
        script.Light(6200, 6800, 1.25f);
    }

    private static void MovingGlare(ShopScript script)
    {
        script.Glare(600, 4200, (100, 120), (1150, 500), 340);
        script.SellDown(1000, 2400, 6, 1);
        script.Buy(3000, 1);
        script.Glare(5000, 5900, (640, 360), (640, 360), 520);
        script.SellOut(6000, 6700, 3);
    }

    private static void NudgedCamera(ShopScript script)
    {
        script.Nudge(900, 2400, 10, -4);
        script.Nudge(2400, 4800, 24, 6);
        script.Nudge(4800, 7200, -14, 10);
        script.SellDown(1200, 2200, 1, 1);
        script.SellOut(2700, 3600, 4);
        script.Restock(4000, 1, 4);
        script.SellOut(5200, 6200, 7);
    }

    private static void TurnedCamera(ShopScript script)
    {
        script.Buy(300, 2);
        script.Nudge(1200, 3600, 150, 20);
        script.Buy(1800, 5);
        script.SellOut(4200, 5400, 5);
        script.Nudge(6000, 6120, -300, -60);
    }

    private static void CoveredLens(ShopScript script)
    {
        script.Cover(400, 420, 25);
        script.Cover(900, 1200, 25);
        script.Cover(1800, 3600, 190);
        script.SellDown(2200, 3000, 0, 1);
        script.Cover(4500, 5400, 60);
        script.SellOut(4600, 5300, 7);
        script.Restock(6300, 0, 7);
    }

    private static void FrozenFeed(ShopScript script)
    {
        script.Freeze(900, 3300);
        script.SellOut(1200, 2400, 2);
        script.Restock(3900, 2);
        script.Freeze(4500, 4800);
        script.SellOut(5000, 6000, 6);
    }

    private static void DeadCamera(ShopScript script)
    {
        script.Outage(400, 420);
        script.Outage(900, 1020);
        script.SellDown(1100, 1700, 3, 1);
        script.Outage(2000, 3800);
        script.SellOut(2200, 3500, 5);
        script.Restock(4600, 3, 5);
        script.Outage(5200, 5600);
        script.SellOut(5700, 6500, 0);
    }
}
