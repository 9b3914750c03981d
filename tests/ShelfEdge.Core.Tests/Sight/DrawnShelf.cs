using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Sight;

namespace ShelfEdge.Core.Tests.Sight;

/// <summary>
/// A camera before two boards of four zones with goods, price rails with tags below them and uprights at the sides, drawn in
/// grey with the noise of a sensor, and whatever else a test does to it. Every call draws the next frame.
/// </summary>
internal sealed class DrawnShelf
{
    public const int Width = 1280;
    public const int Height = 720;
    public const int Zones = 8;

    private const int Border = 480;
    private const int WorldWidth = Width + (2 * Border);
    private const int WorldHeight = Height + (2 * Border);

    private readonly byte[] _world = new byte[WorldWidth * WorldHeight];
    private readonly byte[] _bare = new byte[WorldWidth * WorldHeight];
    private readonly byte[] _frame = new byte[Width * Height];
    private readonly byte[] _pixels = new byte[3 * Width * Height];
    private readonly SightSample _sample = new();
    private readonly Random _noise;

    public DrawnShelf(int seed = 1)
    {
        var random = new Random(seed);
        _noise = new Random(seed + 1000);
        _world.AsSpan().Fill(150);
        for (var row = 0; row < 6; row++)
        {
            var board = (row * 280) + 220;
            Fill(0, board, WorldWidth, 40, 205);
            for (var tag = 20; tag < WorldWidth - 60;)
            {
                Fill(tag, board + 6, 44, 26, 245);
                for (var bar = 0; bar < 9; bar++)
                {
                    Fill(tag + 3 + (bar * 4), board + 12, random.Next(1, 4), random.Next(6, 16), random.Next(10, 90));
                }

                tag += random.Next(60, 150);
            }
        }

        // Things beyond the shelf, which a turned camera sees.
        for (var i = 0; i < 400; i++)
        {
            var x = random.Next(WorldWidth - 60);
            if (x < Border - 80 || x > Border + Width)
            {
                Fill(x, random.Next(WorldHeight - 60), random.Next(8, 50), random.Next(8, 50), random.Next(20, 240));
            }
        }

        _world.CopyTo(_bare, 0);
        for (var zone = 0; zone < Zones; zone++)
        {
            Restock(zone, random);
        }
    }

    public static PlanogramCamera Camera { get; } = new(new CameraId("camera-1"), Width, Height);

    public static IReadOnlyList<Polygon> Outlines { get; } = [.. Enumerable.Range(0, Zones).Select(zone => Polygon.FromBox(ZoneOf(zone)))];

    public float MovedX { get; set; }

    public float MovedY { get; set; }

    public float Light { get; set; } = 1;

    public int Noise { get; set; } = 3;

    /// <summary>Radius of a box blur in pixels.</summary>
    public int Blur { get; set; }

    /// <summary>Grey level of what covers the lens.</summary>
    public int? Cover { get; set; }

    /// <summary>White from this column on, in pixels.</summary>
    public (int From, int To)? Glare { get; set; }

    /// <summary>Somebody stands before these columns.</summary>
    public (int From, int To)? Shopper { get; set; }

    public SightSample Sample => _sample;

    public ReadOnlySpan<byte> Pixels => _pixels;

    public static Box ZoneOf(int zone)
    {
        var left = 40 + (zone % 4 * 300);
        var top = 40 + (zone / 4 * 280);
        return new Box(left, top, left + 280, top + 190);
    }

    public void Sell(int zone)
    {
        var box = ZoneOf(zone);
        for (var y = (int)box.Y1; y < (int)box.Y2; y++)
        {
            var at = ((y + Border) * WorldWidth) + Border + (int)box.X1;
            _bare.AsSpan(at, 280).CopyTo(_world.AsSpan(at));
        }
    }

    public void Restock(int zone, Random random)
    {
        var box = ZoneOf(zone);
        for (var facing = 0; facing < 4; facing++)
        {
            var (x, y) = ((int)box.X1 + 6 + (facing * 68) + Border, (int)box.Y1 + 20 + Border);
            Fill(x, y, 60, 168, random.Next(40, 220));
            for (var i = 0; i < 14; i++)
            {
                Fill(x + random.Next(50), y + random.Next(140), random.Next(4, 10), random.Next(4, 26), random.Next(10, 250));
            }
        }
    }

    /// <summary>The same bytes as the last frame.</summary>
    public SightSample Same() => _sample;

    public SightSample Next()
    {
        var isPlain = Cover is null && Glare is null && Shopper is null && Light == 1
            && MovedX == MathF.Floor(MovedX) && MovedY == MathF.Floor(MovedY);
        for (var y = 0; y < Height; y++)
        {
            if (isPlain)
            {
                var from = ((y + Border - (int)MovedY) * WorldWidth) + Border - (int)MovedX;
                _world.AsSpan(from, Width).CopyTo(_frame.AsSpan(y * Width));
                continue;
            }

            for (var x = 0; x < Width; x++)
            {
                _frame[(y * Width) + x] = At(x, y);
            }
        }

        if (Blur > 0)
        {
            Smooth(Blur, 1, Width);
            Smooth(Blur, Width, Height);
        }

        Shoot();
        return _sample;
    }

    private byte At(int x, int y)
    {
        if (Cover is { } cover)
        {
            return (byte)cover;
        }

        if (Glare is var (glareFrom, glareTo) && x >= glareFrom && x < glareTo)
        {
            return 252;
        }

        if (Shopper is var (from, to) && x >= from && x < to)
        {
            return (byte)(70 + (((x / 23) + (y / 31)) % 3 * 20));
        }

        var (left, top) = (x + Border - MovedX, y + Border - MovedY);
        var (wholeX, wholeY) = ((int)MathF.Floor(left), (int)MathF.Floor(top));
        var (partX, partY) = (left - wholeX, top - wholeY);
        var at = (wholeY * WorldWidth) + wholeX;
        var upper = (_world[at] * (1 - partX)) + (_world[at + 1] * partX);
        var lower = (_world[at + WorldWidth] * (1 - partX)) + (_world[at + WorldWidth + 1] * partX);
        return (byte)Math.Clamp(Light * ((upper * (1 - partY)) + (lower * partY)), 0, 255);
    }

    private void Smooth(int radius, int step, int length)
    {
        var line = new byte[length];
        for (var start = 0; start < Width * Height / length; start++)
        {
            var first = step == 1 ? start * Width : start;
            for (var i = 0; i < length; i++)
            {
                var sum = 0;
                for (var near = i - radius; near <= i + radius; near++)
                {
                    sum += _frame[first + (Math.Clamp(near, 0, length - 1) * step)];
                }

                line[i] = (byte)(sum / ((2 * radius) + 1));
            }

            for (var i = 0; i < length; i++)
            {
                _frame[first + (i * step)] = line[i];
            }
        }
    }

    private void Shoot()
    {
        Span<int> sums = stackalloc int[SightSample.Width];
        Span<byte> noise = stackalloc byte[Width];
        for (var row = 0; row < SightSample.Height; row++)
        {
            sums.Clear();
            for (var y = 4 * row; y < (4 * row) + 4; y++)
            {
                _noise.NextBytes(noise);
                for (var x = 0; x < Width; x++)
                {
                    var value = Math.Clamp(_frame[(y * Width) + x] + ((noise[x] * ((2 * Noise) + 1)) >> 8) - Noise, 0, 255);
                    var at = 3 * ((y * Width) + x);
                    _pixels[at] = _pixels[at + 1] = _pixels[at + 2] = (byte)value;
                    sums[x / 4] += value;
                }
            }

            for (var column = 0; column < SightSample.Width; column++)
            {
                _sample.Grey[(row * SightSample.Width) + column] = (byte)(sums[column] / 16);
            }
        }

        _sample.ReadPixels(_pixels, Width, Height);
    }

    private void Fill(int x, int y, int width, int height, int level)
    {
        for (var row = y; row < Math.Min(y + height, WorldHeight); row++)
        {
            _world.AsSpan((row * WorldWidth) + x, Math.Min(width, WorldWidth - x)).Fill((byte)level);
        }
    }
}
