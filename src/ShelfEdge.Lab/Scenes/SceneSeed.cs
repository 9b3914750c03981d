namespace ShelfEdge.Lab.Scenes;

/// <summary>Derives the seed of scene i from the seed of the batch (SplitMix64), so a scene does not depend on the others.</summary>
internal static class SceneSeed
{
    public static int Of(int batch, int index)
    {
        ulong z = ((ulong)(uint)batch << 32) + (ulong)(uint)index + 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return (int)((z ^ (z >> 31)) & 0x7FFFFFFF);
    }
}
