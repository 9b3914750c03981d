namespace ShelfEdge.Lab.Scenes.Packages;

/// <summary>
/// Where the articles of one scene come from: a shared catalogue, or families that are made up as they are asked for and
/// numbered from 0. Not thread safe.
/// </summary>
internal sealed class SkuSource(SkuCatalogue? catalogue = null)
{
    private int _families;

    /// <summary>A family of that kind of package that need not have been met before.</summary>
    public SkuFamily DrawFamily(Random random, PackageShape shape)
    {
        if (catalogue is not null)
        {
            return catalogue.DrawFamily(random, shape);
        }

        int id = _families++;
        return new SkuFamily(random, id, id * SkuFamily.MostMembers, SkuFamily.MostMembers, shape);
    }

    public Sku DrawMember(Random random, SkuFamily family) =>
        family.Member(random.Next(catalogue?.MembersOf(family) ?? family.Members));

    public Sku Draw(Random random, PackageShape shape) => DrawMember(random, DrawFamily(random, shape));
}
