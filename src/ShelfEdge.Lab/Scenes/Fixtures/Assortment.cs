using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>The SKUs of a scene. Brands come back with other colours, as varieties do on real shelves.</summary>
internal sealed class Assortment(Random random, Department department, PackageFactory factory)
{
    private readonly Dictionary<PackageShape, List<Brand>> _brands = [];

    public PackageShape DrawShape() => random.Pick(department.Shapes);

    /// <summary><c>scale</c>: Pixels a centimetre at which it will be seen.</summary>
    public Package Draw(PackageShape shape, float scale) => Draw(shape, scale, _ => true)!;

    /// <summary>Null, with nothing painted, when the drawn brand's size does not suit.</summary>
    public Package? Draw(PackageShape shape, float scale, Predicate<PackageSize> suits)
    {
        if (!_brands.TryGetValue(shape, out List<Brand>? brands))
        {
            _brands[shape] = brands = [];
        }

        Brand brand;
        BrandColours colours;
        if (brands.Count > 0 && random.Chance(0.6))
        {
            brand = random.Chance(0.6) ? brands[^1] : random.Pick(brands);
            colours = brand.Colours.Variety(random);
        }
        else
        {
            brand = Brand.Draw(random);
            colours = brand.Colours;
            brands.Add(brand);
        }

        return !suits(PackageFactory.Measure(brand, shape)) ? null : factory.Make(brand, colours, shape, scale);
    }
}
