using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>The articles of a scene. Families come back with other members, as varieties do on real shelves.</summary>
internal sealed class Assortment(Random random, Department department, PackageFactory factory, SkuSource articles)
{
    private readonly Dictionary<PackageShape, List<SkuFamily>> _families = [];

    public PackageShape DrawShape() => random.Pick(department.Shapes);

    /// <summary><c>scale</c>: Pixels a centimetre at which it will be seen.</summary>
    public Package Draw(PackageShape shape, float scale) => Draw(shape, scale, _ => true)!;

    /// <summary>Null, with nothing painted, when the drawn family's size does not suit.</summary>
    public Package? Draw(PackageShape shape, float scale, Predicate<PackageSize> suits)
    {
        if (!_families.TryGetValue(shape, out List<SkuFamily>? families))
        {
            _families[shape] = families = [];
        }

        SkuFamily family;
        if (families.Count > 0 && random.Chance(0.6))
        {
            family = random.Chance(0.6) ? families[^1] : random.Pick(families);
        }
        else
        {
            family = articles.DrawFamily(random, shape);
            families.Add(family);
        }

        return suits(family.Size) ? factory.Make(articles.DrawMember(random, family), scale) : null;
    }
}
