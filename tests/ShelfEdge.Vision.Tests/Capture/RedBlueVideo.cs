using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

/// <summary>One second of <see cref="TestVideo.MakeRedBlue"/> for all tests of a class: ten frames, two of them key frames.</summary>
public sealed class RedBlueVideo
{
    public RedBlueVideo()
    {
        if (TestVideo.Missing is null)
        {
            using var folder = new TestFolder();
            var path = Path.Combine(folder.Path, "shop.mp4");
            TestVideo.MakeRedBlue(path, seconds: 1);
            Bytes = File.ReadAllBytes(path);
        }
    }

    public byte[] Bytes { get; } = [];
}
