using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Packages;

namespace ShelfEdge.Lab.Scenes;

/// <summary>Composes and photographs one scene at a time. Thread safe: all state of a scene lives in the call.</summary>
internal sealed class SceneRenderer(TextureLibrary textures, int width, int height)
{
    /// <summary><c>random</c>: The scene's own generator; the result depends on nothing else.</summary>
    public RenderedScene Render(Random random)
    {
        using var canvas = new SceneCanvas(width, height);
        using var factory = new PackageFactory(textures);
        new SceneComposer(canvas, factory).Compose(random);
        return Shot.Take(canvas, random.Fork());
    }
}
