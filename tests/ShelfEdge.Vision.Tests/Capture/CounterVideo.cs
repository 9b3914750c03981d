using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

/// <summary>One video for all tests of a class: see <see cref="TestVideo.MakeCounter"/>.</summary>
public sealed class CounterVideo : IDisposable
{
    public const int Frames = 30;

    private readonly TestFolder _folder = new();

    public CounterVideo()
    {
        Path = System.IO.Path.Combine(_folder.Path, "counter.mp4");
        if (TestVideo.Missing is null)
        {
            TestVideo.MakeCounter(Path, Frames);
        }
    }

    public string Path { get; }

    public void Dispose() => _folder.Dispose();
}
