using System.ComponentModel.DataAnnotations;
using ShelfEdge.Vision.Capture;

namespace ShelfEdge.Vision.Tests.Capture;

public sealed class CameraOptionsTests
{
    [Fact]
    public void Options_with_id_and_uri_alone_are_valid() => Assert.Empty(Errors(Valid()));

    [Fact]
    public void Options_have_the_documented_defaults()
    {
        var options = new CameraOptions();
        Assert.True(options.KeyframesOnly);
        Assert.False(options.Loop);
        Assert.False(options.AcceptAnyCertificate);
        Assert.Null(options.FramesPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(20), options.OpenTimeout);
        Assert.Equal(TimeSpan.FromSeconds(30), options.ReadTimeout);
        Assert.Equal(5, options.PoolFrames);
        Assert.Equal((4096, 4096), (options.MaxWidthPixels, options.MaxHeightPixels));
    }

    public static TheoryData<string, Action<CameraOptions>> Wrong => new()
    {
        { nameof(CameraOptions.Id), o => o.Id = "" },
        { nameof(CameraOptions.Id), o => o.Id = "shelf/1" },
        { nameof(CameraOptions.Id), o => o.Id = new string('a', 65) },
        { nameof(CameraOptions.Uri), o => o.Uri = "" },
        { nameof(CameraOptions.Uri), o => o.Uri = "gopher://x" },
        { nameof(CameraOptions.Username), o => (o.Uri, o.Username) = ("/data", "u") },
        { nameof(CameraOptions.Username), o => o.PasswordFile = "/run/secret" },
        { nameof(CameraOptions.FramesPerSecond), o => o.FramesPerSecond = 0 },
        { nameof(CameraOptions.FramesPerSecond), o => o.FramesPerSecond = 61 },
        { nameof(CameraOptions.HardwareDecoder), o => o.HardwareDecoder = "vaapi -i /etc/passwd" },
        { nameof(CameraOptions.WidthPixels), o => o.WidthPixels = 640 },
        { nameof(CameraOptions.HeightPixels), o => (o.WidthPixels, o.HeightPixels) = (640, 1) },
        { nameof(CameraOptions.MaxWidthPixels), o => o.MaxWidthPixels = 8193 },
        { nameof(CameraOptions.MaxHeightPixels), o => o.MaxHeightPixels = 0 },
        { nameof(CameraOptions.OpenTimeout), o => o.OpenTimeout = TimeSpan.Zero },
        { nameof(CameraOptions.ReadTimeout), o => o.ReadTimeout = TimeSpan.FromHours(1) },
        { nameof(CameraOptions.ReadTimeout), o => (o.FramesPerSecond, o.ReadTimeout) = (0.1, TimeSpan.FromSeconds(19)) },
        { nameof(CameraOptions.PoolFrames), o => o.PoolFrames = 2 },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Option_out_of_range_is_reported_by_its_name(string member, Action<CameraOptions> change)
    {
        var options = Valid();
        change(options);
        var error = Assert.Single(Errors(options));
        Assert.Equal(member, Assert.Single(error.MemberNames));
    }

    [Fact]
    public void Error_in_an_address_never_holds_the_password()
    {
        var options = Valid();
        options.Uri = "rtsp://admin:S3cret#1@10.0.0.7/s1";
        Assert.DoesNotContain("S3cret", Assert.Single(Errors(options)).ErrorMessage, StringComparison.Ordinal);
    }

    private static CameraOptions Valid() => new() { Id = "shelf-1", Uri = "rtsp://10.0.0.7/s1" };

    private static List<ValidationResult> Errors(CameraOptions options)
    {
        var errors = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), errors, validateAllProperties: true);
        return errors;
    }
}
