namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>A named piece of shop time with known truth.</summary>
/// <param name="Number">Part of its seed: never changes, whatever else is in the corpus.</param>
/// <param name="Name">As it is asked for.</param>
/// <param name="Title">What happens, in a few words.</param>
/// <param name="Duration">Shop time.</param>
/// <param name="Cameras">How many, each with a shelf and a script of its own.</param>
/// <param name="Write">Writes down what happens before one camera.</param>
internal sealed record CorpusScenario(
    int Number, string Name, string Title, TimeSpan Duration, int Cameras, Action<ShopScript> Write)
{
    /// <summary>Seed of one camera.</summary>
    public int SeedOf(int seed, int camera) => SceneSeed.Of(SceneSeed.Of(seed, Number), camera);
}
