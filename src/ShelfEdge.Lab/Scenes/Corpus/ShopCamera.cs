using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Fixtures;
using ShelfEdge.Lab.Scenes.Packages;
using ShelfEdge.Lab.Scenes.Scenario;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>One camera of a scenario: draws its moments. Owns its shelf and canvas; not thread safe.</summary>
internal sealed class ShopCamera : IDisposable
{
    /// <summary>Persons who look different.</summary>
    public const int Looks = 8;

    // Centimetres before the shelf.
    private const float PersonZ = -35;
    private const float TrolleyZ = -30;

    // Dim light makes noise show.
    private const float DimNoise = 1.5f;

    private readonly ScenarioShelf _shelf;
    private readonly int[] _starts;
    private readonly SKRect[] _zones;
    private readonly SceneCanvas _canvas = new(ScenarioShelf.WidthPixels, ScenarioShelf.HeightPixels);
    private readonly Darkroom _darkroom = new(ScenarioShelf.WidthPixels, ScenarioShelf.HeightPixels);
    private readonly Person[] _persons;
    private readonly int _noiseSeed;

    /// <param name="number">Starts at 1.</param>
    /// <param name="textures">What packages are printed with.</param>
    /// <param name="write">Writes down what happens before this camera.</param>
    /// <param name="random">The camera's own.</param>
    public ShopCamera(int number, TextureLibrary textures, Action<ShopScript> write, Random random)
    {
        _shelf = new ScenarioShelf(number, textures, random);
        var goods = new ShelfGoods(_shelf.Positions);
        _starts = [.. Enumerable.Range(0, _shelf.Positions.Count).Select(goods.Start)];
        _zones = [.. _shelf.Positions.Select(position => Bounds(_shelf.Zone(position)))];
        _persons = [.. Enumerable.Range(0, Looks).Select(_ => Person.Draw(random))];
        _noiseSeed = random.Next();
        var script = new ShopScript(_shelf.Positions, random);
        write(script);
        Timeline = new ShopTimeline(_shelf.Positions, script, random);
    }

    public ScenarioShelf Shelf => _shelf;

    public ShopTimeline Timeline { get; }

    /// <summary>The same moment gives the same bytes.</summary>
    public ShopPicture Draw(SceneMoment moment)
    {
        ViewCondition view = moment.View;
        _canvas.Reset();
        int[] owner = _shelf.Draw(
            _canvas,
            (position, facing) => ShelfGoods.ProductAt(moment.Goods, _starts[position], facing) is { } product ? _shelf.Positions[product].Package : null,
            view.MovedX,
            view.MovedY);
        DrawOccluders(moment);
        if (view.GlareSize > 0)
        {
            float half = view.GlareSize / 2f;
            _canvas.Brush.Glow(
                new SKRect(view.GlareX - half, view.GlareY - (half * 2 / 3), view.GlareX + half, view.GlareY + (half * 2 / 3)),
                new SKColor(255, 253, 244, 240),
                new SKColor(255, 253, 244, 0));
        }

        if (view.Cover > 0)
        {
            DrawCover(view.Cover);
        }

        SensorSettings plain = ScenarioCamera.PlainSensor;
        SensorSettings sensor = plain with
        {
            RedGain = view.Light,
            GreenGain = view.Light,
            BlueGain = view.Light,
            Noise = plain.Noise * (1 + ((1 - Math.Min(1, view.Light)) * DimNoise)),
        };
        RenderedScene shot = ScenarioCamera.Develop(_darkroom, _canvas, sensor, new Random(SceneSeed.Of(_noiseSeed, moment.Variant)));
        return new ShopPicture(shot.Jpeg, ScenarioCamera.CountVisible(shot, owner, _zones.Length), FindHidden(shot, view));
    }

    public void Dispose()
    {
        _canvas.Dispose();
        _shelf.Dispose();
    }

    private void DrawOccluders(SceneMoment moment)
    {
        Viewpoint view = _shelf.View(moment.View.MovedX, moment.View.MovedY);
        foreach (Occluder occluder in moment.Occluders)
        {
            if (occluder.Kind == OccluderKind.Trolley)
            {
                RollCage.Draw(_canvas, view, occluder.X, TrolleyZ);
            }
            else
            {
                _persons[occluder.Look].Draw(_canvas, view, occluder.X, PersonZ, occluder.Reach);
            }
        }
    }

    private void DrawCover(int brightness)
    {
        var frame = new SKRect(0, 0, _canvas.Width, _canvas.Height);
        byte level = (byte)brightness;
        _canvas.Rect(SKMatrix.Identity, frame, new SKColor(level, level, level), _canvas.AddMark(SceneCategory.Occluder));
        _canvas.Brush.Across(frame, [new SKColor(255, 240, 220, 24), new SKColor(0, 0, 0, 40)]);
    }

    private bool[] FindHidden(RenderedScene shot, ViewCondition view)
    {
        var hidden = new bool[_zones.Length];
        for (int i = 0; i < hidden.Length; i++)
        {
            SKRect zone = _zones[i];
            hidden[i] = view.GlareTouches(zone.Left, zone.Top, zone.Right, zone.Bottom) || shot.Labels.Any(label =>
                label.Category == SceneCategory.Occluder && zone.IntersectsWith(label.Bounds));
        }

        return hidden;
    }

    private static SKRect Bounds(SKPoint[] points) =>
        new(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y));
}
