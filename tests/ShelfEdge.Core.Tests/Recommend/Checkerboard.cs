using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

/// <summary>
/// Even users like even items and odd users odd ones. User i has not seen item i, so it is the only right answer for them: the data
/// set of the <c>implicit</c> library's shared tests.
/// </summary>
internal static class Checkerboard
{
    public const int Side = 40;

    public static InteractionMatrix Interactions { get; } = InteractionMatrix.Build(
        Side,
        Side,
        [
            .. from user in Enumerable.Range(0, Side)
               from item in Enumerable.Range(0, Side)
               where user != item && (user - item) % 2 == 0
               select new Interaction(user, item, 1),
        ]);

    /// <summary>Every pair rated: 5 for a liked item, 1 for another, and nothing for the pairs withheld.</summary>
    public static InteractionMatrix Ratings { get; } = InteractionMatrix.Build(
        Side,
        Side,
        [
            .. from user in Enumerable.Range(0, Side)
               from item in Enumerable.Range(0, Side)
               where user != item
               select new Interaction(user, item, (user - item) % 2 == 0 ? 5 : 1),
        ]);

    public static ItemCatalog Catalog { get; } = new([.. Enumerable.Range(0, Side).Select(item => $"item-{item}")]);

    public static FactorModel Model(FactorMatrix items, FactorRules rules, InteractionMatrix interactions) => new(
        Catalog,
        items,
        rules,
        ConfidenceRules.Plain,
        [.. Enumerable.Range(0, Side).Select(item => interactions.Item(item).Indices.Length)]);
}
