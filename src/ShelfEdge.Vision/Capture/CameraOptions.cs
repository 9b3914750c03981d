using System.ComponentModel.DataAnnotations;

namespace ShelfEdge.Vision.Capture;

/// <summary>One camera, as the settings describe it. Checked as a whole by <see cref="Validate"/>.</summary>
public sealed class CameraOptions : IValidatableObject
{
    /// <summary>Name of the camera in the planogram, topics and URLs: 1 to 64 characters from <c>a-z A-Z 0-9 . _ -</c>.</summary>
    [Required]
    [RegularExpression("[a-zA-Z0-9._-]{1,64}", ErrorMessage = "Id must have 1 to 64 characters from a-z A-Z 0-9 . _ -")]
    public string Id { get; set; } = "";

    /// <summary>Path or address, see <see cref="CameraUri"/>.</summary>
    [Required]
    public string Uri { get; set; } = "";

    /// <summary>User name of a network camera; wins over one in the address.</summary>
    public string? Username { get; set; }

    /// <summary>File that holds the password, read at each connect; a line break at its end is ignored.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>
    /// Most frames a second that are read. By default 1 for pictures, folders and snapshots, and what the source gives for
    /// videos, devices and streams.
    /// </summary>
    [Range(0.01, 60)]
    public double? FramesPerSecond { get; set; }

    /// <summary>Starts a picture, folder, video or progressive HTTP file again at its end. Default false: it then ends.</summary>
    public bool Loop { get; set; }

    /// <summary>Decodes only the key frames of a stream, which costs a fraction of the CPU. Default true.</summary>
    public bool KeyframesOnly { get; set; } = true;

    /// <summary>
    /// Hardware decoding of a stream: an ffmpeg acceleration method (<c>auto</c>, <c>vaapi</c>, <c>drm</c>, <c>cuda</c>) or
    /// a decoder (<c>h264_v4l2m2m</c>, <c>hevc_rkmpp</c>). By default the CPU decodes.
    /// </summary>
    [RegularExpression("[a-z0-9_]{2,32}", ErrorMessage = "HardwareDecoder must be the name of an ffmpeg method or decoder")]
    public string? HardwareDecoder { get; set; }

    /// <summary>Takes any certificate of an <c>https</c> camera, such as a self-signed one. Default false.</summary>
    public bool AcceptAnyCertificate { get; set; }

    /// <summary>Frame size asked of a device; with <see cref="HeightPixels"/>. By default the driver decides.</summary>
    [Range(16, FramePool.MaxSidePixels)]
    public int? WidthPixels { get; set; }

    /// <summary>Frame size asked of a device; with <see cref="WidthPixels"/>.</summary>
    [Range(16, FramePool.MaxSidePixels)]
    public int? HeightPixels { get; set; }

    /// <summary>Wider frames are refused. Default 4096.</summary>
    [Range(16, FramePool.MaxSidePixels)]
    public int MaxWidthPixels { get; set; } = 4096;

    /// <summary>Higher frames are refused. Default 4096.</summary>
    [Range(16, FramePool.MaxSidePixels)]
    public int MaxHeightPixels { get; set; } = 4096;

    /// <summary>Time from opening to the first frame. Default 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan OpenTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Time from frame to frame; must exceed the key frame interval of a stream. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Frames in the pool: one being read, those waiting, one being detected. Default 5.</summary>
    [Range(3, 32)]
    public int PoolFrames { get; set; } = 5;

    /// <summary>Interval of <see cref="FramesPerSecond"/>; <see langword="null"/> when it is not set.</summary>
    internal TimeSpan? FrameInterval => FramesPerSecond is { } rate ? TimeSpan.FromSeconds(1 / rate) : null;

    /// <summary>What attributes on single properties cannot say.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Uri))
        {
            if (!CameraUri.TryParse(Uri, out var uri, out var error))
            {
                yield return Wrong($"Uri {error}", nameof(Uri));
            }
            else if (!uri.IsNetwork && (Username ?? PasswordFile) is not null)
            {
                yield return Wrong("Username and PasswordFile apply to network cameras only", nameof(Username));
            }
        }

        if (PasswordFile is not null && string.IsNullOrEmpty(Username))
        {
            yield return Wrong("PasswordFile needs Username", nameof(Username));
        }

        if (WidthPixels is null != HeightPixels is null)
        {
            yield return Wrong("WidthPixels and HeightPixels must be set together", nameof(WidthPixels));
        }

        if (FramesPerSecond is > 0 && FrameInterval > ReadTimeout / 2)
        {
            yield return Wrong(
                $"FramesPerSecond {FramesPerSecond} means a frame every {FrameInterval.Value.TotalSeconds:0.#} s: "
                + "ReadTimeout must be at least twice that",
                nameof(ReadTimeout));
        }
    }

    private static ValidationResult Wrong(string message, string member) => new(message, [member]);
}
