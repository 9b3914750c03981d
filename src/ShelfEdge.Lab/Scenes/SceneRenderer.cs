using System.Collections.Concurrent;
using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Scenes;

/// <summary>
/// Composes and photographs scenes of one size. Thread safe: a call takes a canvas that no other call uses, and gives it back;
/// there are as many as calls at a time. Owns the canvases.
/// </summary>
internal sealed class SceneRenderer(TextureLibrary textures, int width, int height, SkuCatalogue? catalogue = null) : IDisposable
{
    private readonly ConcurrentBag<(SceneCanvas Canvas, Darkroom Darkroom)> _idle = [];

    /// <summary><c>random</c> is the scene's own generator; the result depends on nothing else but textures, size and catalogue.</summary>
    public RenderedScene Render(Random random)
    {
        if (!_idle.TryTake(out (SceneCanvas Canvas, Darkroom Darkroom) place))
        {
            place = (new SceneCanvas(width, height), new Darkroom(width, height));
        }

        place.Canvas.Reset();
        using var factory = new PackageFactory(textures);
        new SceneComposer(place.Canvas, factory, new SkuSource(catalogue)).Compose(random, SceneComposer.DrawKind(random));
        RenderedScene scene = place.Darkroom.Take(place.Canvas, random.Fork());
        _idle.Add(place);
        return scene;
    }

    public void Dispose()
    {
        while (_idle.TryTake(out (SceneCanvas Canvas, Darkroom Darkroom) place))
        {
            place.Canvas.Dispose();
        }
    }
}
