using System.Numerics;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Lab.Scenes.Scenario;

/// <summary>Makes the planogram that fits scripted cameras.</summary>
internal static class ScenarioPlanogram
{
    public static Planogram Of(IEnumerable<ScenarioShelf> views)
    {
        ScenarioShelf[] cameras = [.. views];
        return new Planogram(
            [.. cameras.Select(camera => new PlanogramCamera(new CameraId(camera.Id), ScenarioShelf.WidthPixels, ScenarioShelf.HeightPixels))],
            [
                .. cameras.SelectMany(camera => camera.Positions).Select(position => position.Shelf).Distinct()
                    .Select(shelf => new Shelf(new ShelfId(shelf), $"Shelf {shelf["shelf-".Length..]}")),
            ],
            [.. cameras.SelectMany(camera => camera.Positions).Select(position => new Product(new Sku(position.Sku), position.Name))],
            [.. cameras.SelectMany(camera => camera.Positions.Select(position => PositionOf(camera, position)))]);
    }

    private static Position PositionOf(ScenarioShelf camera, ScenarioPosition position) => new(
        new PositionId(position.Id),
        new ShelfId(position.Shelf),
        new Sku(position.Sku),
        new CameraId(camera.Id),
        new Polygon([.. camera.Zone(position).Select(point => new Vector2(point.X, point.Y))]),
        position.Capacity,
        position.LowThreshold);
}
