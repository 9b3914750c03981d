using System.Numerics;
using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;
using ShelfEdge.Lab.Scenes.Fixtures;
using ShelfEdge.Lab.Scenes.Packages;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Scenario;

/// <summary>
/// What one fixed camera looks at: two boards of four positions each, their packages and the picture of the bare fixture,
/// which is drawn once. Owns the packages and that picture; drawing is safe from several threads.
/// </summary>
internal sealed class ScenarioShelf : IDisposable
{
    public const int WidthPixels = 1280;
    public const int HeightPixels = 720;

    /// <summary>Centimetres of board that hold goods; the middle is X = 0.</summary>
    public const float ShelfWidth = 108;

    private const int PositionsPerShelf = 4;
    private const int LeastCapacity = 3;
    private const int MostCapacity = 6;
    private const float LeastSpacing = 0.9f;
    private const float Opening = 27;
    private const float Edge = 5;
    private const float UpperBoard = -128;
    private const float LeastHeight = 11;
    private const float MostHeight = 24;

    private static readonly PackageShape[] Shapes =
        [PackageCatalogue.GableCarton, PackageCatalogue.Can, PackageCatalogue.Jar, PackageCatalogue.SmallCarton, PackageCatalogue.CareBottle, PackageCatalogue.Canister];

    private readonly PackageFactory _factory;
    private readonly (float Yaw, float Pitch, float Roll) _turn;
    private readonly Viewpoint _view;
    private readonly SKImage _bare;

    /// <summary><c>number</c> starts at 1 and names the camera, its shelves and positions.</summary>
    public ScenarioShelf(int number, TextureLibrary textures, Random random)
    {
        Id = $"camera-{number}";
        _factory = new PackageFactory(textures);
        _turn = (random.Between(-6, 6), random.Between(0, 5), random.Between(-0.6f, 0.6f));
        _view = View();
        Positions = Plan(number, random);
        ShelfStyle style = ShelfStyle.Draw(random) with
        {
            Board = random.Grey(190, 235),
            Rail = random.Hsv(200, 230, 20, 70, 40, 80),
            Back = random.Grey(120, 170),
            BackKind = BackKind.Plain,
            EdgeHeight = Edge,
            Depth = 40,
            Shade = 0.35f,
            TagDensity = 1,
            Wobblers = 0,
            FrontStop = 0,
        };
        _bare = DrawBare(style, random);
    }

    public string Id { get; }

    public IReadOnlyList<ScenarioPosition> Positions { get; }

    /// <summary>The camera's view; turned a little, all that it sees has moved by so many pixels.</summary>
    public Viewpoint View(float movedX = 0, float movedY = 0)
    {
        float focal = WidthPixels / 2f / MathF.Tan(29 * MathF.PI / 180);
        return new Viewpoint(
            new Vector3(0, UpperBoard + 4.5f, 0), 106, _turn.Yaw, _turn.Pitch, _turn.Roll,
            focal, focal, (WidthPixels / 2f) + movedX, (HeightPixels / 2f) + movedY);
    }

    /// <summary>The outline of a position in pixels of the camera that nobody has moved, clockwise from the upper left.</summary>
    public SKPoint[] Zone(ScenarioPosition position)
    {
        SKMatrix plane = _view.FrontPlane(position.Package.Size.Depth / 2);
        return [.. ((SKPoint[])
        [
            plane.MapPoint(position.Left, position.Top), plane.MapPoint(position.Right, position.Top),
            plane.MapPoint(position.Right, position.Board), plane.MapPoint(position.Left, position.Board),
        ]).Select(p => new SKPoint(MathF.Round(Math.Clamp(p.X, 0, WidthPixels), 1), MathF.Round(Math.Clamp(p.Y, 0, HeightPixels), 1)))];
    }

    /// <summary>Draws the fixture and the goods on it.</summary>
    /// <param name="canvas">Of the size of the frame, and empty.</param>
    /// <param name="standing">The package at a position and facing, or null for none.</param>
    /// <param name="movedX">Pixels that the view has moved to the right.</param>
    /// <param name="movedY">Pixels that the view has moved down.</param>
    /// <returns>By mark, the index of the position it belongs to; -1 for none.</returns>
    public int[] Draw(SceneCanvas canvas, Func<int, int, Package?> standing, float movedX = 0, float movedY = 0)
    {
        // What a moved camera sees beyond the edge of the first picture looks much like what it saw there before.
        canvas.Brush.Canvas.DrawImage(_bare, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        Viewpoint view = _view;
        if (movedX != 0 || movedY != 0)
        {
            view = View(movedX, movedY);
            canvas.Brush.Canvas.DrawImage(_bare, movedX, movedY, new SKSamplingOptions(SKFilterMode.Linear));
        }

        return DrawGoods(canvas, view, standing);
    }

    public void Dispose()
    {
        _bare.Dispose();
        _factory.Dispose();
    }

    private ScenarioPosition[] Plan(int number, Random random)
    {
        var positions = new List<ScenarioPosition>();
        float width = ShelfWidth / PositionsPerShelf;
        for (int shelf = 0; shelf < 2; shelf++)
        {
            float board = UpperBoard + (shelf * (Opening + Edge));
            for (int i = 0; i < PositionsPerShelf; i++)
            {
                float left = (-ShelfWidth / 2) + (width * i) + 1;
                Package package = DrawPackage(width - 2, board, random);
                int capacity = Math.Min(MostCapacity, (int)((width - 2) / (package.Size.Width + LeastSpacing)));
                string name = $"{number}-{shelf + 1}-{i + 1}";
                positions.Add(new ScenarioPosition(
                    $"position-{name}", $"shelf-{number}-{shelf + 1}", $"sku-{name}", $"Product {name}", package,
                    left, left + width - 2, board - Opening + 1, board, capacity, capacity >= 5 ? 2 : 1));
            }
        }

        return [.. positions];
    }

    /// <summary>Draws brands until one gives a height and width that leave the wished number of facings.</summary>
    private Package DrawPackage(float room, float board, Random random)
    {
        while (true)
        {
            Brand brand = Brand.Draw(random);
            PackageShape shape = random.Pick<PackageShape>(Shapes);
            PackageSize size = PackageFactory.Measure(brand, shape);
            int facings = (int)(room / (size.Width + LeastSpacing));
            if (facings is >= LeastCapacity and <= MostCapacity && size.Height is >= LeastHeight and <= MostHeight)
            {
                return _factory.Make(Sku.Single(brand, brand.Colours, shape), _view.ScaleAt(new Vector3(0, board, 0)));
            }
        }
    }

    private SKImage DrawBare(ShelfStyle style, Random random)
    {
        using var canvas = new SceneCanvas(WidthPixels, HeightPixels);
        using var stage = new PackageStage(canvas, _view);
        const float Side = (ShelfWidth / 2) + 40;
        Surroundings.Distance(canvas, random);
        ShelfBack.Draw(canvas, _view, style, new SKRect(-Side, -230, Side, 0), style.Depth);
        var edge = new ShelfEdgeStrip(stage, random, style);
        float[] boards = [.. Enumerable.Range(-1, 4).Select(board => UpperBoard + (board * (Opening + Edge)))];
        foreach (float y in boards)
        {
            canvas.Rect(_view.LevelPlane(y - Opening), new SKRect(-Side, 0, Side, style.Depth), style.Board.Lit(0.55f));
            if (_view.Eye.Y < y)
            {
                SKMatrix level = _view.LevelPlane(y);
                canvas.Rect(level, new SKRect(-Side, 0, Side, style.Depth), style.Board.Lit(0.92f));
                canvas.Paint(level, brush => brush.Down(new SKRect(-Side, 0, Side, style.Depth), [new SKColor(0, 0, 0, 0), new SKColor(0, 0, 0, 90)]));
            }
        }

        foreach (float y in boards)
        {
            List<ShelfRun> runs = [.. Positions.Where(p => p.Board == y).Select(p => new ShelfRun(p.Package, p.Left, p.Right - p.Left, 1, 1, false))];
            edge.Draw(runs, -Side, Side, y);
        }

        return canvas.Snapshot();
    }

    private int[] DrawGoods(SceneCanvas canvas, Viewpoint view, Func<int, int, Package?> standing)
    {
        using var stage = new PackageStage(canvas, view);
        SKMatrix plane = view.FrontPlane(0);
        var owner = new List<int> { -1 };
        for (int p = 0; p < Positions.Count; p++)
        {
            ScenarioPosition position = Positions[p];
            canvas.Clip([
                plane.MapPoint(position.Left - 8, position.Top - 1), plane.MapPoint(position.Right + 8, position.Top - 1),
                plane.MapPoint(position.Right + 8, position.Board + 0.3f), plane.MapPoint(position.Left - 8, position.Board + 0.3f)]);
            for (int i = 0; i < position.Capacity; i++)
            {
                if (standing(p, i) is { } package)
                {
                    owner.Add(p);
                    stage.Draw(new PlacedPackage(package)
                    {
                        X = position.FacingX(i, package),
                        Y = position.Board,
                        Z = 1.5f,
                        Mark = canvas.AddMark(SceneCategory.Product),
                    });
                }
            }

            canvas.Unclip();
        }

        return [.. owner];
    }
}
