using System.Collections.Concurrent;
using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Fixtures;
using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Scenes.Scenario;

/// <summary>
/// One fixed camera before a <see cref="ScenarioShelf"/>: frames add goods, shoppers and the camera's noise. Owns its shelf;
/// <see cref="Render"/> may run on several threads.
/// </summary>
internal sealed class ScenarioCamera : IDisposable
{
    private readonly ConcurrentBag<(SceneCanvas Canvas, Darkroom Darkroom)> _idle = [];
    private readonly ScenarioShelf _shelf;
    private readonly Viewpoint _view;
    private readonly int _noiseSeed;
    private readonly Person[] _shoppers;

    /// <summary><c>number</c> starts at 1 and names the camera, its shelves and positions.</summary>
    public ScenarioCamera(int number, TextureLibrary textures, Random random)
    {
        _shelf = new ScenarioShelf(number, textures, random);
        _view = _shelf.View();
        _noiseSeed = random.Next();
        _shoppers = [Person.Draw(random), Person.Draw(random)];
        Script = new StockScript(Positions, DemoScenario.FrameCount, random);
    }

    /// <summary>The sensor of every scripted camera, in full light.</summary>
    public static SensorSettings PlainSensor { get; } =
        new() { Contrast = 1.05f, Vignette = 0.12f, Noise = 2.5f, Sharpening = 0.3f, JpegQuality = 88 };

    public ScenarioShelf Shelf => _shelf;

    public IReadOnlyList<ScenarioPosition> Positions => _shelf.Positions;

    public StockScript Script { get; }

    /// <summary>The picture of one frame and, by position, how many of its facings can be seen.</summary>
    public (byte[] Jpeg, int[] Visible) Render(int frame)
    {
        if (!_idle.TryTake(out (SceneCanvas Canvas, Darkroom Darkroom) place))
        {
            place = (new SceneCanvas(ScenarioShelf.WidthPixels, ScenarioShelf.HeightPixels), new Darkroom(ScenarioShelf.WidthPixels, ScenarioShelf.HeightPixels));
        }

        SceneCanvas canvas = place.Canvas;
        canvas.Reset();
        int[] owner = _shelf.Draw(canvas, (position, facing) => Script.Present(frame, position)[facing] ? Positions[position].Package : null);
        if (Script.Shopper(frame) is { } way)
        {
            float x = (way - 0.5f) * (ScenarioShelf.ShelfWidth + 60);
            _shoppers[frame < DemoScenario.FrameCount / 2 ? 0 : 1].Draw(canvas, _view, x, -35, way is > 0.3f and < 0.7f ? 0.6f : 0);
        }

        RenderedScene shot = Develop(place.Darkroom, canvas, PlainSensor, new Random(SceneSeed.Of(_noiseSeed, frame)));
        int[] visible = CountVisible(shot, owner, Positions.Count);
        _idle.Add(place);
        return (shot.Jpeg, visible);
    }

    /// <summary>Photographs with noise and the slight flicker of exposure that cameras have.</summary>
    public static RenderedScene Develop(Darkroom darkroom, SceneCanvas canvas, SensorSettings sensor, Random random)
    {
        float flicker = 1 + (random.Bell() * 0.012f);
        return darkroom.Develop(
            canvas,
            sensor with { RedGain = sensor.RedGain * flicker, GreenGain = sensor.GreenGain * flicker, BlueGain = sensor.BlueGain * flicker },
            random);
    }

    /// <summary>By position, its facings that can be seen in a picture; <c>owner</c> gives the position by mark.</summary>
    public static int[] CountVisible(RenderedScene shot, int[] owner, int positions)
    {
        var visible = new int[positions];
        foreach (SceneLabel label in shot.Labels)
        {
            if (label.Category == SceneCategory.Product)
            {
                visible[owner[label.Mark]]++;
            }
        }

        return visible;
    }

    public void Dispose()
    {
        while (_idle.TryTake(out (SceneCanvas Canvas, Darkroom Darkroom) place))
        {
            place.Canvas.Dispose();
        }

        _shelf.Dispose();
    }
}
