using System.Globalization;
using System.Numerics;
using OpenCvSharp;
using ShelfEdge.Core.Geometry;

namespace ShelfEdge.Vision.Capture;

/// <summary>
/// A copy of a frame to draw on and to encode; the frame itself stays as it is. Line and letter sizes follow the size of
/// the picture. Labels are plain ASCII, as the font has nothing else; other characters show as a question mark. Owns its
/// canvas, which it keeps for the next frame. Not safe for concurrent use.
/// </summary>
public sealed class FramePainter : IDisposable
{
    private const HersheyFonts Font = HersheyFonts.HersheySimplex;
    private const int MaxLabelLength = 64;

    // Below this the strokes of the font run into each other.
    private const double SmallestLetters = 0.4;

    private readonly Mat _canvas = new();

    /// <summary>Pixels; 0 before the first frame.</summary>
    public int WidthPixels => _canvas.Width;

    /// <summary>Pixels; 0 before the first frame.</summary>
    public int HeightPixels => _canvas.Height;

    // 1 on a picture of 720 lines.
    private double Scale => Math.Clamp(Math.Min(_canvas.Width, _canvas.Height) / 720.0, 0.5, 4);

    private int Thickness => (int)Math.Round(2 * Scale);

    /// <summary>Starts a new picture from <paramref name="frame"/>, which stays the caller's.</summary>
    public void Begin(Frame frame) => frame.Image.CopyTo(_canvas);

    /// <summary>Draws a box in frame pixels with <c>label 0.87</c> above it; the score alone when there is no label.</summary>
    public void DrawBox(Box box, string? label, float score, PaintColour colour)
    {
        var inside = box.ClampTo(_canvas.Width, _canvas.Height);
        if (inside.Area <= 0)
        {
            return;
        }

        var topLeft = new Point((int)inside.X1, (int)inside.Y1);
        var bottomRight = new Point((int)Math.Ceiling(inside.X2) - 1, (int)Math.Ceiling(inside.Y2) - 1);
        Cv2.Rectangle(_canvas, topLeft, bottomRight, ToScalar(colour), Thickness);
        DrawLabel(string.Create(CultureInfo.InvariantCulture, $"{label} {score:0.00}").TrimStart(), topLeft, colour);
    }

    /// <summary>Draws a closed outline in frame pixels with a label at its first corner.</summary>
    /// <param name="corners">At least three; may lie outside the picture.</param>
    /// <param name="label">Text, or <see langword="null"/> for none.</param>
    /// <param name="colour">Of outline and label.</param>
    public void DrawPolygon(ReadOnlySpan<Vector2> corners, string? label, PaintColour colour)
    {
        if (corners.Length < 3)
        {
            throw new ArgumentException("A polygon has at least three corners.", nameof(corners));
        }

        var points = new Point[corners.Length];
        for (var i = 0; i < corners.Length; i++)
        {
            points[i] = new Point(ToPixel(corners[i].X), ToPixel(corners[i].Y));
        }

        Cv2.Polylines(_canvas, [points], isClosed: true, ToScalar(colour), Thickness, LineTypes.AntiAlias);
        if (!string.IsNullOrEmpty(label))
        {
            DrawLabel(label, points[0], colour);
        }
    }

    /// <summary>Encodes the picture as JPEG.</summary>
    /// <param name="quality">1 (small) to 100 (good).</param>
    /// <param name="crop">The part to encode, in frame pixels; <see langword="null"/> for all of it.</param>
    /// <exception cref="ArgumentException">The crop lies outside the picture.</exception>
    public byte[] ToJpeg(int quality = 85, Box? crop = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        return Encode(".jpg", crop, [new ImageEncodingParam(ImwriteFlags.JpegQuality, quality)]);
    }

    /// <summary>Encodes the picture as PNG, without loss.</summary>
    /// <param name="crop">The part to encode, in frame pixels; <see langword="null"/> for all of it.</param>
    /// <exception cref="ArgumentException">The crop lies outside the picture.</exception>
    public byte[] ToPng(Box? crop = null) => Encode(".png", crop, []);

    /// <inheritdoc/>
    public void Dispose() => _canvas.Dispose();

    private byte[] Encode(string extension, Box? crop, ImageEncodingParam[] parameters)
    {
        var all = new Box(0, 0, _canvas.Width, _canvas.Height);
        var part = (crop ?? all).ClampTo(_canvas.Width, _canvas.Height);
        if (part.Area <= 0)
        {
            throw new ArgumentException($"The crop lies outside the picture of {_canvas.Width}x{_canvas.Height}.", nameof(crop));
        }

        var (left, top) = ((int)part.X1, (int)part.Y1);
        using var view = new Mat(
            _canvas, new Rect(left, top, (int)Math.Ceiling(part.X2) - left, (int)Math.Ceiling(part.Y2) - top));
        Cv2.ImEncode(extension, view, out var bytes, parameters);
        return bytes;
    }

    // Above the point when there is room, else below it; moved left when it would leave the picture.
    private void DrawLabel(string label, Point at, PaintColour colour)
    {
        var text = Plain(label);
        var letters = Math.Max(SmallestLetters, 0.5 * Scale);
        var size = Cv2.GetTextSize(text, Font, letters, 1, out var baseline);
        var height = size.Height + baseline + 2;
        var left = Math.Clamp(at.X, 0, Math.Max(0, _canvas.Width - size.Width - 4));
        var top = at.Y >= height ? at.Y - height : at.Y;
        Cv2.Rectangle(_canvas, new Rect(left, top, size.Width + 4, height), ToScalar(colour), -1);

        // ITU-R BT.601 luma decides whether dark or light letters are read more easily.
        var luma = (0.299 * colour.Red) + (0.587 * colour.Green) + (0.114 * colour.Blue);
        var ink = luma > 140 ? Scalar.Black : Scalar.White;
        Cv2.PutText(_canvas, text, new Point(left + 2, top + size.Height + 1), Font, letters, ink, 1, LineTypes.AntiAlias);
    }

    private static string Plain(string label)
    {
        var shown = label.Length <= MaxLabelLength ? label : label[..MaxLabelLength];
        return string.Create(shown.Length, shown, static (plain, text) =>
        {
            for (var i = 0; i < plain.Length; i++)
            {
                plain[i] = text[i] is >= ' ' and <= '~' ? text[i] : '?';
            }
        });
    }

    // Far corners are cut, because OpenCV counts sub-pixels in 16 bits above the integer part.
    private static int ToPixel(float coordinate) => (int)Math.Clamp(MathF.Round(coordinate), -32768, 32767);

    private static Scalar ToScalar(PaintColour colour) => new(colour.Blue, colour.Green, colour.Red);
}
