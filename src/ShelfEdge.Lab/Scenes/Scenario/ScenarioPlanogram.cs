namespace ShelfEdge.Lab.Scenes.Scenario;

/// <summary>Makes the planogram that fits scripted cameras.</summary>
internal static class ScenarioPlanogram
{
    public static PlanogramDocument Of(IEnumerable<ScenarioShelf> views)
    {
        ScenarioShelf[] cameras = [.. views];
        var shelves = new List<PlanogramShelf>();
        var products = new List<PlanogramProduct>();
        var positions = new List<PlanogramPosition>();
        foreach (ScenarioShelf camera in cameras)
        {
            foreach (ScenarioPosition position in camera.Positions)
            {
                if (shelves.TrueForAll(shelf => shelf.Id != position.Shelf))
                {
                    shelves.Add(new PlanogramShelf(position.Shelf, $"Shelf {position.Shelf["shelf-".Length..]}"));
                }

                products.Add(new PlanogramProduct(position.Sku, position.Name));
                positions.Add(new PlanogramPosition(
                    position.Id, position.Shelf, position.Sku, camera.Id,
                    [.. camera.Zone(position).Select(p => (float[])[p.X, p.Y])], position.Capacity, position.LowThreshold));
            }
        }

        return new PlanogramDocument(
            1,
            [.. cameras.Select(c => new PlanogramView(c.Id, ScenarioShelf.WidthPixels, ScenarioShelf.HeightPixels))],
            shelves,
            products,
            positions);
    }
}
