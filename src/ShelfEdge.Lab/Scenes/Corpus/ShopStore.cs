using ShelfEdge.Core.Planogram;
using ShelfEdge.Lab.Scenes.Packages;
using ShelfEdge.Lab.Scenes.Scenario;

namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>The cameras of one scenario and the planogram that fits them. Owns the cameras; not thread safe.</summary>
internal sealed class ShopStore : IDisposable
{
    /// <summary>The same scenario and seed give the same store; the textures stay the caller's.</summary>
    public ShopStore(CorpusScenario scenario, int seed, TextureLibrary textures)
        : this(scenario, [.. Enumerable.Range(1, scenario.Cameras).Select(number =>
            new ShopCamera(number, textures, scenario.Write, new Random(scenario.SeedOf(seed, number))))])
    {
    }

    /// <summary>Takes cameras over; results come in their order.</summary>
    public ShopStore(CorpusScenario scenario, IReadOnlyList<ShopCamera> cameras)
    {
        (Scenario, Cameras) = (scenario, cameras);
        Planogram = ScenarioPlanogram.Of(cameras.Select(camera => camera.Shelf));
    }

    /// <summary>Every scenario of the corpus.</summary>
    public static IReadOnlyList<CorpusScenario> Corpus { get; } = [.. ShopScenarios.All, .. CameraScenarios.All];

    public CorpusScenario Scenario { get; }

    public IReadOnlyList<ShopCamera> Cameras { get; }

    public Planogram Planogram { get; }

    public void Dispose()
    {
        foreach (ShopCamera camera in Cameras)
        {
            camera.Dispose();
        }
    }
}
