using ShelfEdge.Lab.Scenes.Drawing;

namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>
/// An assortment that many scenes share. SKU i of a seed is the same package whatever the size of the catalogue. Read-only, so
/// all threads use one.
/// </summary>
internal sealed class SkuCatalogue
{
    public const int MaximumCount = 100_000;

    private readonly List<SkuFamily> _families = [];
    private readonly int[] _familyOf;
    private readonly Dictionary<PackageShape, List<SkuFamily>> _byShape = [];

    public SkuCatalogue(int seed, int count)
    {
        _familyOf = new int[count];
        var random = new Random(SceneSeed.Of(seed, int.MaxValue));
        PackageShape[] shapes = [.. Department.All.SelectMany(department => department.Shapes), PackageCatalogue.Blister, PackageCatalogue.Fruit];
        int made = 0;
        while (made < count)
        {
            Random own = random.Fork();
            PackageShape shape = own.Pick<PackageShape>(shapes);
            int members = own.Chance(0.3) ? 1 : own.Whole(2, SkuFamily.MostMembers);
            var family = new SkuFamily(own, _families.Count, made, members, shape);
            for (int i = 0; i < family.Members && made < count; i++)
            {
                _familyOf[made++] = family.Id;
            }

            _families.Add(family);
            if (!_byShape.TryGetValue(shape, out List<SkuFamily>? alike))
            {
                _byShape[shape] = alike = [];
            }

            alike.Add(family);
        }
    }

    public int Count => _familyOf.Length;

    public Sku this[int id]
    {
        get
        {
            SkuFamily family = _families[_familyOf[id]];
            return family.Member(id - family.FirstId);
        }
    }

    /// <summary>A family of that kind of package; of any kind when the catalogue has none of it.</summary>
    public SkuFamily DrawFamily(Random random, PackageShape shape) =>
        random.Pick(_byShape.TryGetValue(shape, out List<SkuFamily>? alike) ? alike : _families);

    public SkuFamily FamilyOf(Sku sku) => _families[sku.Family];

    /// <summary>Members of the family that the catalogue is large enough to hold.</summary>
    public int MembersOf(SkuFamily family) => Math.Min(family.Members, Count - family.FirstId);
}
