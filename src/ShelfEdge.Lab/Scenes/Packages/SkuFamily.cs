using ShelfEdge.Lab.Scenes.Drawing;

namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>Look-alike articles of one brand: the same shape, size and layout, told apart as <see cref="VarietyKind"/> says.</summary>
internal sealed class SkuFamily
{
    public const int MostMembers = 8;

    private static readonly string[][] ValueSets =
    [
        ["2,5%", "3,5%", "1,5%", "0,5%", "3,2%", "4%", "6%", "1%"],
        ["15%", "20%", "10%", "25%", "30%", "9%", "5%", "12%"],
        ["500", "250", "750", "100", "350", "900", "200", "450"],
        ["1", "2", "3", "4", "5", "6", "7", "8"],
        ["30", "50", "20", "15", "25", "40", "60", "70"],
        ["0,5L", "1,5L", "1L", "2L", "0,7L", "0,3L", "5L", "3L"],
        ["80g", "90g", "85g", "100g", "180g", "300g", "60g", "50g"],
    ];

    private readonly Brand _brand;
    private readonly VarietyKind _kind;
    private readonly string[] _values;

    /// <summary><c>firstId</c>: The id of member 0; the others follow it. A kind of package that takes its colours from
    /// nothing but its own seed, such as fruit, has one member.</summary>
    public SkuFamily(Random random, int id, int firstId, int members, PackageShape shape)
    {
        Id = id;
        FirstId = firstId;
        Shape = shape;
        _brand = Brand.Draw(random);
        _values = random.Pick<string[]>(ValueSets);
        _kind = random.Pick<VarietyKind>(
            [VarietyKind.Colours, VarietyKind.Colours, VarietyKind.Colours, VarietyKind.Value, VarietyKind.ColoursAndValue, VarietyKind.Pictures, VarietyKind.Pictures]);
        if (ReferenceEquals(shape, PackageCatalogue.Tray))
        {
            _kind = VarietyKind.ColoursAndValue;
        }

        Members = shape.HasVarieties ? members : 1;
    }

    public int Id { get; }

    public int FirstId { get; }

    public int Members { get; }

    public PackageShape Shape { get; }

    public PackageSize Size => Shape.Measure(new Random(_brand.LayoutSeed));

    public Sku Member(int index)
    {
        var random = new Random(_brand.LayoutSeed ^ ((index + 1) * 0x2545F491));
        bool other = index > 0 && _kind != VarietyKind.Value;
        bool valued = _kind is VarietyKind.Value or VarietyKind.ColoursAndValue;
        return new Sku(
            FirstId + index,
            Id,
            Shape,
            _brand,
            other ? _brand.Colours.Variety(random, index) : _brand.Colours,
            !Shape.HasVarieties ? Variety.Plain : new Variety(valued ? _values[index] : "", _kind == VarietyKind.Pictures ? index : 0));
    }
}
