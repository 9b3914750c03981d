using ShelfEdge.Lab.Scenes.Drawing;
using SkiaSharp;

namespace ShelfEdge.Lab.Scenes.Fixtures;

/// <summary>The look of a fixture: colours, sizes in centimetres, how it is filled and lit.</summary>
internal sealed record ShelfStyle
{
    public const float DeepestBoard = 60;

    public required SKColor Board { get; init; }

    public required SKColor Rail { get; init; }

    public required SKColor Back { get; init; }

    public required BackKind BackKind { get; init; }

    /// <summary>Height of the board's front edge with its price rail.</summary>
    public required float EdgeHeight { get; init; }

    public required float Depth { get; init; }

    /// <summary>Share of light lost under each board, 0 to 1.</summary>
    public required float Shade { get; init; }

    /// <summary>Whether the depth under each board lies in shadow of its own.</summary>
    public required bool DeepShade { get; init; }

    /// <summary>Light of each row behind the front as a share of the row before it.</summary>
    public required float Falloff { get; init; }

    /// <summary>Price tags a facing run, about.</summary>
    public required float TagDensity { get; init; }

    public required TagStyle Tags { get; init; }

    public required float EmptyRuns { get; init; }

    public required float EmptyFacings { get; init; }

    /// <summary>Largest space between neighbours.</summary>
    public required float Spacing { get; init; }

    /// <summary>How far fronts stand behind the edge at most, in a tidy shelf.</summary>
    public required float Setback { get; init; }

    /// <summary>0 for a tidy shelf, 1 for one that shoppers have gone through.</summary>
    public required float Disorder { get; init; }

    /// <summary>Space above the goods as a share of their height, at most.</summary>
    public required float Headroom { get; init; }

    /// <summary>Height of a clear strip that keeps goods from falling, 0 for none.</summary>
    public required float FrontStop { get; init; }

    /// <summary>Chance of a promotion card at a run.</summary>
    public required float Wobblers { get; init; }

    /// <summary>Chance that a board carries shelf-ready cartons.</summary>
    public required float Trays { get; init; }

    /// <summary>Chance that a board carries loose goods.</summary>
    public required float Heaps { get; init; }

    /// <summary>0 for none.</summary>
    public required float UprightWidth { get; init; }

    public required bool UprightsInFront { get; init; }

    public required bool Header { get; init; }

    /// <summary>Strips of hanging goods before the bays.</summary>
    public required int ClipStrips { get; init; }

    public required bool GlassDoors { get; init; }

    /// <summary>Whether solid panels part the bays.</summary>
    public required bool Walls { get; init; }

    /// <summary>Chance that a board's edge is a printed strip with pictures.</summary>
    public float PrintedEdge { get; init; }

    /// <summary>Whether shipping cartons are stored on the topmost board.</summary>
    public bool Overstock { get; init; }

    /// <summary>Chance that a board's goods are held back by wires.</summary>
    public float WireStop { get; init; }

    /// <summary>Chance that a run has sold down to the rows behind.</summary>
    public float SoldDown { get; init; } = 0.15f;

    /// <summary>How full stacks are against their neighbours' height; larger stacks more.</summary>
    public float Stacking { get; init; } = 1;

    /// <summary>A whole bay of a supermarket: full boards, dark under the boards above, goods close together.</summary>
    public static ShelfStyle DrawBay(Random random)
    {
        ShelfStyle any = Draw(random);
        return any with
        {
            Back = random.Chance(0.6) ? random.Grey(10, 110) : any.Back,
            Shade = random.Between(0.45f, 1),
            DeepShade = random.Chance(0.7),
            Falloff = random.Between(0.35f, 0.85f),
            EdgeHeight = random.Between(2.2f, 4.8f),
            TagDensity = random.Chance(0.06) ? 0 : random.Between(0.6f, 2.2f),
            Spacing = random.Chance(0.7) ? random.Between(0, 0.6f) : random.Between(0.5f, 2.5f),
            EmptyFacings = random.Chance(0.25) ? 0.1f : 0.02f,
            Disorder = MathF.Pow(random.NextSingle(), 2.5f),
            Headroom = random.Between(0.1f, 0.7f),
            Heaps = random.Chance(0.06) ? random.Between(0.1f, 0.3f) : 0,
            PrintedEdge = random.Chance(0.12) ? random.Between(0.2f, 1) : 0,
            Overstock = random.Chance(0.18),
            WireStop = random.Chance(0.08) ? random.Between(0.2f, 0.8f) : 0,
            SoldDown = random.Between(0.05f, 0.4f),
            Stacking = random.Between(0.9f, 1.5f),
            GlassDoors = random.Chance(0.03),
        };
    }

    /// <summary>A chilled cabinet: white, brightly lit, long rows, as a rule behind glass.</summary>
    public static ShelfStyle DrawChiller(Random random) => DrawBay(random) with
    {
        Board = random.Grey(160, 240),
        Back = random.Grey(120, 235),
        BackKind = random.Pick<BackKind>([BackKind.Plain, BackKind.Perforated, BackKind.Slats]),
        Shade = random.Between(0.2f, 0.7f),
        DeepShade = random.Chance(0.4),
        Overstock = false,
        Heaps = random.Chance(0.5) ? random.Between(0.1f, 0.35f) : 0,
        GlassDoors = random.Chance(0.55),
        Header = random.Chance(0.3),
        ClipStrips = 0,
    };

    public static ShelfStyle Draw(Random random)
    {
        bool dark = random.Chance(0.25);
        SKColor board = dark ? random.Grey(15, 80) : random.NextDouble() switch
        {
            < 0.75 => random.Grey(170, 250),
            < 0.87 => random.Hsv(20, 45, 15, 55, 40, 80),
            _ => random.Hsv(0, 360, 10, 50, 30, 85),
        };
        return new ShelfStyle
        {
            Board = board,
            Rail = random.NextDouble() switch
            {
                < 0.45 => board.Lit(random.Between(0.85f, 1.1f)),
                < 0.65 => random.Grey(180, 250),
                < 0.85 => random.Hsv(0, 360, 40, 100, 25, 90),
                _ => random.Grey(20, 120),
            },
            Back = random.Chance(0.75) ? board.Lit(random.Between(0.6f, 1)) : random.Hsv(20, 60, 5, 40, 50, 95),
            BackKind = random.Pick<BackKind>([BackKind.Plain, BackKind.Plain, BackKind.Perforated, BackKind.Slats, BackKind.Wire]),
            EdgeHeight = random.Between(2.2f, 6.5f),
            Depth = random.Between(28, DeepestBoard),
            Shade = random.Between(0.25f, 0.9f),
            DeepShade = random.Chance(0.4),
            Falloff = random.Between(0.5f, 0.9f),
            TagDensity = random.Chance(0.12) ? 0 : random.Between(0.6f, 2.2f),
            Tags = TagStyle.Draw(random),
            EmptyRuns = random.Chance(0.3) ? 0.15f : 0.04f,
            EmptyFacings = random.Chance(0.3) ? 0.1f : 0.02f,
            Spacing = random.Chance(0.55) ? random.Between(0, 0.5f) : random.Between(0.5f, 3),
            Setback = random.Chance(0.7) ? random.Between(0, 3) : random.Between(3, 12),
            Disorder = MathF.Pow(random.NextSingle(), 2),
            Headroom = random.Between(0.08f, 0.5f),
            FrontStop = random.Chance(0.12) ? random.Between(2, 5) : 0,
            Wobblers = random.Chance(0.3) ? random.Between(0, 0.12f) : 0,
            Trays = random.Chance(0.35) ? random.Between(0.1f, 0.6f) : 0,
            Heaps = random.Chance(0.12) ? random.Between(0.15f, 0.6f) : 0,
            UprightWidth = random.Chance(0.65) ? random.Between(1.5f, 5) : 0,
            UprightsInFront = random.Chance(0.5),
            Header = random.Chance(0.4),
            ClipStrips = random.Chance(0.1) ? random.Whole(1, 3) : 0,
            GlassDoors = random.Chance(0.05),
            Walls = random.Chance(0.25),
        };
    }
}
