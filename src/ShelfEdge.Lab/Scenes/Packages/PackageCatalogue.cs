using ShelfEdge.Lab.Scenes.Packages.Shapes;

namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>All kinds of package, by name.</summary>
internal static class PackageCatalogue
{
    public static PackageShape Carton { get; } = new CartonShape((9, 22), (14, 32), (4, 9));

    public static PackageShape SmallCarton { get; } = new CartonShape((4, 12), (6, 16), (2.5f, 6), stacks: true);

    public static PackageShape FlatCarton { get; } = new CartonShape((14, 28), (4, 12), (9, 14), stacks: true);

    /// <summary>Medicine, toothpaste, cosmetics: low and stacked.</summary>
    public static PackageShape LowBox { get; } = new CartonShape((8, 18), (2.6f, 6), (5, 10), stacks: true);

    public static PackageShape SlimCarton { get; } = new CartonShape((3.5f, 6), (10, 18), (3, 5));

    public static PackageShape Cigarettes { get; } = new CigaretteShape();

    public static PackageShape GableCarton { get; } = new GableCartonShape();

    public static PackageShape Can { get; } = new CanShape();

    public static PackageShape Bottle { get; } = new BottleShape();

    public static PackageShape CareBottle { get; } = new CareBottleShape();

    public static PackageShape Canister { get; } = new CanisterShape();

    public static PackageShape Jar { get; } = new JarShape();

    public static PackageShape Tub { get; } = new TubShape();

    public static PackageShape Tube { get; } = new TubeShape();

    public static PackageShape Bag { get; } = new BagShape((13, 26), (1.1f, 1.7f));

    public static PackageShape Pouch { get; } = new BagShape((9, 18), (1.1f, 1.8f));

    public static PackageShape Sachet { get; } = new BagShape((6, 11), (1.1f, 1.6f));

    public static PackageShape LyingBag { get; } = new BagShape((13, 24), (0.28f, 0.55f), stacks: true);

    /// <summary>Toilet paper, nappies, kitchen rolls.</summary>
    public static PackageShape BulkBag { get; } = new BagShape((22, 40), (0.6f, 1.2f), stacks: true);

    /// <summary>Pet food, flour, charcoal.</summary>
    public static PackageShape Sack { get; } = new BagShape((20, 36), (1.15f, 1.6f));

    public static PackageShape MilkBottle { get; } = new MilkBottleShape();

    public static PackageShape CanCase { get; } = new CanCaseShape();

    public static PackageShape Blister { get; } = new BlisterShape();

    public static PackageShape Multipack { get; } = new MultipackShape();

    public static PackageShape Fruit { get; } = new FruitShape();

    public static PackageShape Tray { get; } = new TrayShape();

    /// <summary>Every kind, in a fixed order.</summary>
    public static IReadOnlyList<PackageShape> All { get; } =
    [
        Carton, SmallCarton, FlatCarton, SlimCarton, Cigarettes, GableCarton, Can, Bottle, CareBottle, Canister, Jar,
        Tub, Tube, Bag, Pouch, Sachet, LyingBag, Blister, Multipack, Fruit, Tray, BulkBag, Sack, MilkBottle, CanCase, LowBox,
    ];
}
