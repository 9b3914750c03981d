using System.Buffers.Binary;
using ShelfEdge.Testing.Capture;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class ImageFileTests
{
    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".bmp")]
    [InlineData(".webp")]
    public void Picture_is_read_in_its_size_and_colours(string extension)
    {
        using var folder = new TestFolder();
        using var pool = TestFrames.Pool();
        using var frame = pool.Rent();
        ImageFile.Read(folder.Write("a" + extension, TestPicture.RedBlue(322, 241, extension)), frame);
        TestFrames.AssertRedBlue(frame, 322, 241);
        Assert.Equal(1, frame.Number);
    }

    [Fact]
    public void Exif_orientation_is_not_applied()
    {
        using var folder = new TestFolder();
        using var pool = TestFrames.Pool();
        using var frame = pool.Rent();
        var turned = WithOrientation(TestPicture.RedBlue(320, 200), 6);
        using var upright = OpenCvSharp.Cv2.ImDecode(turned, OpenCvSharp.ImreadModes.Color);
        Assert.Equal(200, upright.Width); // The mark is there for who follows it.

        ImageFile.Read(folder.Write("turned.jpg", turned), frame);
        TestFrames.AssertRedBlue(frame, 320, 200);
    }

    [Fact]
    public void Picture_over_the_bound_is_refused_by_its_header()
    {
        using var folder = new TestFolder();
        using var pool = TestFrames.Pool(maxWidth: 1000, maxHeight: 1000);
        using var frame = pool.Rent();
        var png = TestPicture.Grey(8, 8, 0);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), 60_000); // The bytes say 60,000 wide; decoding them would take gigabytes.
        var error = Assert.Throws<FrameSourceException>(() => ImageFile.Read(folder.Write("bomb.png", png), frame));
        Assert.Contains("60000x8 pixels; allowed are 1000x1000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_over_the_bound_is_refused_by_its_length()
    {
        using var folder = new TestFolder();
        var path = folder.Write("large.jpg", []);
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(ImageFile.MaxFileBytes + 1L);
        }

        AssertRefused(path, "allowed are 67108864 bytes");
    }

    [Fact]
    public void Missing_file_is_named() => AssertRefused("/no/such/shelf.jpg", "/no/such/shelf.jpg cannot be read");

    [Fact]
    public void Text_with_the_name_of_a_picture_is_refused()
    {
        using var folder = new TestFolder();
        AssertRefused(folder.Write("page.jpg", "<html>not found</html>"u8.ToArray()), "is not a picture; allowed are JPEG, PNG");
    }

    [Fact]
    public void Damaged_picture_is_refused()
    {
        using var folder = new TestFolder();
        AssertRefused(folder.Write("cut.png", TestPicture.Grey(200, 200, 9)[..40]), "cannot be decoded");
    }

    [Fact]
    public void Folder_lists_its_pictures_in_name_order()
    {
        using var folder = new TestFolder();
        foreach (var name in (string[])["b.png", "a.JPG", "c.jpeg", "notes.txt", "B.bmp"])
        {
            folder.Write(name, []);
        }

        Directory.CreateDirectory(Path.Combine(folder.Path, "sub.jpg"));
        Assert.Equal(["B.bmp", "a.JPG", "b.png", "c.jpeg"], ImageFile.List(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Missing_folder_is_named() => Assert.Contains(
        "Folder /no/such cannot be read",
        Assert.Throws<FrameSourceException>(() => ImageFile.List("/no/such")).Message,
        StringComparison.Ordinal);

    private static void AssertRefused(string path, string expected)
    {
        using var pool = TestFrames.Pool();
        using var frame = pool.Rent();
        var error = Assert.Throws<FrameSourceException>(() => ImageFile.Read(path, frame));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    // An APP1 segment with one TIFF entry (0x0112, orientation) after the start of the image.
    private static byte[] WithOrientation(byte[] jpeg, byte orientation) =>
    [
        .. jpeg[..2], 0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, .. jpeg[2..],
    ];
}
