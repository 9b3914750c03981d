using ShelfEdge.Lab.Scenes.Drawing;

namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>The kinds of package found together on one fixture; a kind listed twice is twice as frequent.</summary>
internal sealed record Department(string Name, IReadOnlyList<PackageShape> Shapes)
{
    private static readonly Department[] Departments =
    [
        new("personal care", [PackageCatalogue.CareBottle, PackageCatalogue.CareBottle, PackageCatalogue.CareBottle, PackageCatalogue.Canister, PackageCatalogue.Tube, PackageCatalogue.SmallCarton, PackageCatalogue.SlimCarton, PackageCatalogue.Jar]),
        new("health", [PackageCatalogue.SmallCarton, PackageCatalogue.SmallCarton, PackageCatalogue.SlimCarton, PackageCatalogue.Carton, PackageCatalogue.Jar, PackageCatalogue.Canister, PackageCatalogue.FlatCarton, PackageCatalogue.LowBox, PackageCatalogue.LowBox]),
        new("cereal and tea", [PackageCatalogue.Carton, PackageCatalogue.Carton, PackageCatalogue.SmallCarton, PackageCatalogue.FlatCarton, PackageCatalogue.Pouch, PackageCatalogue.Bag]),
        new("soft drinks", [PackageCatalogue.Bottle, PackageCatalogue.Bottle, PackageCatalogue.Can, PackageCatalogue.CanCase, PackageCatalogue.CanCase, PackageCatalogue.Multipack]),
        new("dairy", [PackageCatalogue.GableCarton, PackageCatalogue.GableCarton, PackageCatalogue.MilkBottle, PackageCatalogue.MilkBottle, PackageCatalogue.Tub, PackageCatalogue.Bottle, PackageCatalogue.Tray, PackageCatalogue.SmallCarton, PackageCatalogue.LyingBag]),
        new("coffee and jars", [PackageCatalogue.Jar, PackageCatalogue.Jar, PackageCatalogue.Can, PackageCatalogue.Pouch, PackageCatalogue.Carton, PackageCatalogue.Bottle, PackageCatalogue.Canister]),
        new("coffee bags", [PackageCatalogue.Pouch, PackageCatalogue.Pouch, PackageCatalogue.Pouch, PackageCatalogue.SmallCarton, PackageCatalogue.Jar, PackageCatalogue.Canister, PackageCatalogue.FlatCarton]),
        new("crisps and sweets", [PackageCatalogue.Bag, PackageCatalogue.Bag, PackageCatalogue.Pouch, PackageCatalogue.Sachet, PackageCatalogue.FlatCarton, PackageCatalogue.SmallCarton, PackageCatalogue.LyingBag]),
        new("bread", [PackageCatalogue.Bag, PackageCatalogue.Bag, PackageCatalogue.LyingBag, PackageCatalogue.Pouch]),
        new("household", [PackageCatalogue.CareBottle, PackageCatalogue.CareBottle, PackageCatalogue.MilkBottle, PackageCatalogue.Carton, PackageCatalogue.Pouch, PackageCatalogue.Multipack, PackageCatalogue.Canister, PackageCatalogue.Bag]),
        new("paper and baby", [PackageCatalogue.BulkBag, PackageCatalogue.BulkBag, PackageCatalogue.FlatCarton, PackageCatalogue.LyingBag, PackageCatalogue.Carton, PackageCatalogue.Tub]),
        new("wipes and pads", [PackageCatalogue.LyingBag, PackageCatalogue.LyingBag, PackageCatalogue.SmallCarton, PackageCatalogue.FlatCarton, PackageCatalogue.Pouch, PackageCatalogue.Tub]),
        new("pet food", [PackageCatalogue.Can, PackageCatalogue.Can, PackageCatalogue.Tub, PackageCatalogue.Sachet, PackageCatalogue.Sack, PackageCatalogue.Sack, PackageCatalogue.Pouch, PackageCatalogue.Carton]),
        new("tins", [PackageCatalogue.Can, PackageCatalogue.Can, PackageCatalogue.Jar, PackageCatalogue.SmallCarton, PackageCatalogue.Tub, PackageCatalogue.LowBox]),
        new("tobacco", [PackageCatalogue.Cigarettes]),
        new("chilled", [PackageCatalogue.Tray, PackageCatalogue.Tub, PackageCatalogue.LyingBag, PackageCatalogue.Pouch, PackageCatalogue.FlatCarton, PackageCatalogue.MilkBottle]),
        new("juice", [PackageCatalogue.GableCarton, PackageCatalogue.GableCarton, PackageCatalogue.Bottle, PackageCatalogue.MilkBottle, PackageCatalogue.SmallCarton]),
        new("cosmetics", [PackageCatalogue.LowBox, PackageCatalogue.SmallCarton, PackageCatalogue.SlimCarton, PackageCatalogue.Jar, PackageCatalogue.Tube, PackageCatalogue.Canister, PackageCatalogue.CareBottle]),
    ];

    public static IReadOnlyList<Department> All => Departments;

    /// <summary>Found behind glass doors.</summary>
    public static Department DrawChilled(Random random) => Departments[random.Pick<int>([4, 4, 4, 15, 16])];

    public static Department Draw(Random random) => random.Pick<Department>(Departments);
}
