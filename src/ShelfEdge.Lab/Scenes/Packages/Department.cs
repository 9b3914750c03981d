using ShelfEdge.Lab.Scenes.Drawing;

namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>The kinds of package found together on one fixture; a kind listed twice is twice as frequent.</summary>
internal sealed record Department(string Name, IReadOnlyList<PackageShape> Shapes)
{
    private static readonly Department[] Departments =
    [
        new("personal care", [PackageCatalogue.CareBottle, PackageCatalogue.CareBottle, PackageCatalogue.Canister, PackageCatalogue.Tube, PackageCatalogue.SmallCarton, PackageCatalogue.SlimCarton]),
        new("health", [PackageCatalogue.SmallCarton, PackageCatalogue.SmallCarton, PackageCatalogue.SlimCarton, PackageCatalogue.Carton, PackageCatalogue.Jar, PackageCatalogue.Canister, PackageCatalogue.FlatCarton]),
        new("cereal and tea", [PackageCatalogue.Carton, PackageCatalogue.Carton, PackageCatalogue.SmallCarton, PackageCatalogue.FlatCarton, PackageCatalogue.Pouch]),
        new("drinks", [PackageCatalogue.Bottle, PackageCatalogue.Bottle, PackageCatalogue.Can, PackageCatalogue.Multipack, PackageCatalogue.GableCarton]),
        new("dairy", [PackageCatalogue.GableCarton, PackageCatalogue.GableCarton, PackageCatalogue.Tub, PackageCatalogue.Bottle, PackageCatalogue.Tray, PackageCatalogue.SmallCarton]),
        new("coffee and jars", [PackageCatalogue.Jar, PackageCatalogue.Jar, PackageCatalogue.Can, PackageCatalogue.Pouch, PackageCatalogue.Carton, PackageCatalogue.Bottle]),
        new("crisps and sweets", [PackageCatalogue.Bag, PackageCatalogue.Bag, PackageCatalogue.Pouch, PackageCatalogue.Sachet, PackageCatalogue.FlatCarton, PackageCatalogue.SmallCarton, PackageCatalogue.LyingBag]),
        new("household", [PackageCatalogue.CareBottle, PackageCatalogue.CareBottle, PackageCatalogue.Carton, PackageCatalogue.Pouch, PackageCatalogue.Multipack, PackageCatalogue.Canister, PackageCatalogue.Bag]),
        new("tissues and baby", [PackageCatalogue.FlatCarton, PackageCatalogue.LyingBag, PackageCatalogue.Carton, PackageCatalogue.Multipack, PackageCatalogue.Tub, PackageCatalogue.Bag]),
        new("tins", [PackageCatalogue.Can, PackageCatalogue.Can, PackageCatalogue.Jar, PackageCatalogue.SmallCarton, PackageCatalogue.Tub]),
        new("tobacco", [PackageCatalogue.Cigarettes]),
        new("chilled", [PackageCatalogue.Tray, PackageCatalogue.Tub, PackageCatalogue.LyingBag, PackageCatalogue.Pouch, PackageCatalogue.FlatCarton]),
    ];

    public static IReadOnlyList<Department> All => Departments;

    public static Department Draw(Random random) => random.Pick<Department>(Departments);
}
