namespace ShelfEdge.Core.Sight;

/// <summary>
/// How one camera's view looks when nothing is in the way, block by block, learnt slowly: what it shows most of the time, so
/// that shoppers are not learnt, and what has changed for long, so that a rebuilt shelf is. Fixed in size. One writer.
/// </summary>
internal sealed class ViewReference
{
    /// <summary>A block that correlates by this much shows the same.</summary>
    public const float Same = 0.7f;

    /// <summary>Blocks of less deviation, in grey levels, are flat: nothing can be told from them.</summary>
    public const float LeastDeviation = 6;

    // With fewer blocks nothing is said of where the camera looks.
    private const int LeastBlocks = 6;

    // Flat blocks are the same when their brightness differs by less.
    private const float FlatLevels = 24;

    private const int Follow = 32;
    private const int Fine = 128;

    // Noise is detail too: in dim light there is more of it for the contrast. What it adds must not become what is asked for.
    private const float DetailFollowDown = 0.02f;
    private const float DetailFollowUp = 0.001f;

    // A block pins an axis when it looks unlike itself further off than this along it: boards run on for ever.
    private const int LeastPinned = 3;
    private const float MostAlike = 0.8f;
    private const int PinReach = 13;

    private static readonly TimeSpan PinStaleAfter = TimeSpan.FromSeconds(10);

    // Light changes over the day without a block being learnt anew.
    private static readonly TimeSpan PinAfter = TimeSpan.FromMinutes(10);

    private readonly TimeSpan _learnAfter;
    private readonly TimeSpan _relearnAfter;
    private readonly ushort[] _fine = new ushort[SightSample.Width * SightSample.Height];
    private readonly byte[] _grey = new byte[SightSample.Width * SightSample.Height];
    private readonly byte[] _before = new byte[SightSample.Width * SightSample.Height];
    private readonly TimeSpan[] _votes = new TimeSpan[ViewBlocks.Count];
    private readonly TimeSpan[] _changedFor = new TimeSpan[ViewBlocks.Count];
    private readonly float[] _detail = new float[ViewBlocks.Count];
    private readonly float[] _deviations = new float[ViewBlocks.Count];
    private readonly bool[] _isLearnt = new bool[ViewBlocks.Count];
    private readonly bool[] _pinsX = new bool[ViewBlocks.Count];
    private readonly bool[] _pinsY = new bool[ViewBlocks.Count];
    private readonly ViewPyramid _pyramid = new();
    private TimeSpan _pinnedAt;
    private bool _hasBegun;
    private bool _isStale;

    public ViewReference(float[] weights, TimeSpan learnAfter, TimeSpan relearnAfter) =>
        (Weights, _learnAfter, _relearnAfter) = (weights, learnAfter, relearnAfter);

    public float[] Weights { get; }

    public ReadOnlySpan<byte> Grey => _grey;

    /// <summary>
    /// Brought up to date now and then; see <see cref="Pin"/>. What places frames: a view that follows them at once would learn away
    /// the shift that is to be found.
    /// </summary>
    public ViewPyramid Pyramid => _pyramid;

    /// <summary>Level that 95 % of the pixels do not exceed, of the same moment as the deviations; 0 before the view is known.</summary>
    public int Bright { get; private set; }

    /// <summary>Weight of all blocks that can be compared.</summary>
    public float Total { get; private set; }

    /// <summary>Enough is learnt to tell where the camera looks.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Blocks that fix the view along the boards.</summary>
    public int PinsOfX { get; private set; }

    /// <summary>Blocks that fix it across them.</summary>
    public int PinsOfY { get; private set; }

    public bool IsLearnt(int block) => _isLearnt[block];

    /// <summary>Learnt, and with enough structure to be compared.</summary>
    public bool IsTextured(int block) => _isLearnt[block] && _deviations[block] >= LeastDeviation;

    public bool PinsX(int block) => _pinsX[block];

    public bool PinsY(int block) => _pinsY[block];

    public float Deviation(int block) => _deviations[block];

    /// <summary>Fine detail where the view was learnt, per deviation; 0 where it is not known.</summary>
    public float Detail(int block) => _detail[block];

    /// <summary>Takes a frame, in the place of the reference view.</summary>
    /// <param name="grey">Of the size of the sample's.</param>
    /// <param name="detail">Fine detail by block, per deviation.</param>
    /// <param name="correlations">By block, with what is learnt.</param>
    /// <param name="step">Time since the frame before.</param>
    /// <param name="now">Time by the clock of the camera.</param>
    public void Learn(
        ReadOnlySpan<byte> grey, ReadOnlySpan<float> detail, ReadOnlySpan<float> correlations, TimeSpan step, TimeSpan now)
    {
        for (var block = 0; block < ViewBlocks.Count; block++)
        {
            var at = ViewBlocks.PixelOf(block);
            if (!_hasBegun)
            {
                Take(block, grey);
            }
            else if (IsSame(block, grey, correlations[block]))
            {
                Agree(block, grey, detail[block], step);
            }
            else
            {
                Disagree(block, grey, step, IsSameAs(_before, grey, at));
            }
        }

        grey.CopyTo(_before);
        _hasBegun = true;
        if (now - _pinnedAt >= (_isStale ? PinStaleAfter : PinAfter) || (_isStale && !IsReady))
        {
            Pin(now);
        }
    }

    /// <summary>What is kept over a restart.</summary>
    public void CopyTo(Span<byte> grey, Span<bool> isLearnt, Span<float> detail)
    {
        _grey.CopyTo(grey);
        _isLearnt.CopyTo(isLearnt);
        _detail.CopyTo(detail);
    }

    /// <summary>Goes on from what was kept.</summary>
    public void Restore(ReadOnlySpan<byte> grey, ReadOnlySpan<bool> isLearnt, ReadOnlySpan<float> detail)
    {
        grey.CopyTo(_grey);
        grey.CopyTo(_before);
        isLearnt.CopyTo(_isLearnt);
        detail.CopyTo(_detail);
        for (var pixel = 0; pixel < _grey.Length; pixel++)
        {
            _fine[pixel] = (ushort)(_grey[pixel] * Fine);
        }

        _hasBegun = true;
        Pin(TimeSpan.Zero);
    }

    /// <summary>Finds which blocks fix the view along which axis, by comparing the reference with itself.</summary>
    private void Pin(TimeSpan now)
    {
        _pyramid.Read(_grey);
        Bright = Exposure.Of(_grey).Bright;
        (Total, PinsOfX, PinsOfY) = (0, 0, 0);
        var textured = 0;
        for (var block = 0; block < ViewBlocks.Count; block++)
        {
            var at = ViewBlocks.PixelOf(block);
            _deviations[block] = BlockCorrelation.Spread(ViewBlocks.Side, _grey, at, SightSample.Width).Deviation;
            var isTextured = IsTextured(block);
            var (x, y) = (at % SightSample.Width, at / SightSample.Width);
            _pinsX[block] = isTextured && IsUnlikeItself(at, 1, x, SightSample.Width - ViewBlocks.Side - x);
            _pinsY[block] = isTextured && IsUnlikeItself(at, SightSample.Width, y, SightSample.Height - ViewBlocks.Side - y);
            Total += isTextured ? Weights[block] : 0;
            textured += isTextured ? 1 : 0;
            PinsOfX += _pinsX[block] ? 1 : 0;
            PinsOfY += _pinsY[block] ? 1 : 0;
        }

        IsReady = textured >= LeastBlocks;
        (_pinnedAt, _isStale) = (now, false);
    }

    private bool IsUnlikeItself(int at, int step, int roomBefore, int roomAfter)
    {
        for (var off = LeastPinned; off <= PinReach; off++)
        {
            if ((off <= roomBefore && Alike(at - (off * step)) > MostAlike) || (off <= roomAfter && Alike(at + (off * step)) > MostAlike))
            {
                return false;
            }
        }

        return true;

        float Alike(int other) => BlockCorrelation.Of(ViewBlocks.Side, _grey, at, _grey, other, SightSample.Width);
    }

    private bool IsSame(int block, ReadOnlySpan<byte> grey, float correlation)
    {
        var at = ViewBlocks.PixelOf(block);
        return IsTextured(block) ? correlation >= Same : IsSameAs(_grey, grey, at);
    }

    private static bool IsSameAs(ReadOnlySpan<byte> known, ReadOnlySpan<byte> grey, int at)
    {
        var (mean, deviation) = BlockCorrelation.Spread(ViewBlocks.Side, known, at, SightSample.Width);
        var (other, spread) = BlockCorrelation.Spread(ViewBlocks.Side, grey, at, SightSample.Width);
        return deviation < LeastDeviation || spread < LeastDeviation
            ? Math.Abs(mean - other) < FlatLevels && Math.Abs(deviation - spread) < LeastDeviation
            : BlockCorrelation.Of(ViewBlocks.Side, known, at, grey, at, SightSample.Width) >= Same;
    }

    private void Agree(int block, ReadOnlySpan<byte> grey, float detail, TimeSpan step)
    {
        _changedFor[block] = TimeSpan.Zero;
        Blend(block, grey);
        var follow = detail < _detail[block] ? DetailFollowDown : DetailFollowUp;
        _detail[block] = _detail[block] == 0 ? detail : _detail[block] + (follow * (detail - _detail[block]));
        if (!_isLearnt[block])
        {
            _votes[block] += step;
            _isLearnt[block] = _votes[block] >= _learnAfter;
            _isStale |= _isLearnt[block];
        }
    }

    private void Disagree(int block, ReadOnlySpan<byte> grey, TimeSpan step, bool isStill)
    {
        if (!_isLearnt[block])
        {
            _votes[block] -= step;
            if (_votes[block] <= TimeSpan.Zero)
            {
                Take(block, grey);
            }

            return;
        }

        _changedFor[block] = isStill ? _changedFor[block] + step : TimeSpan.Zero;
        if (_changedFor[block] >= _relearnAfter)
        {
            Take(block, grey);
            _isStale = true;
        }
    }

    private void Take(int block, ReadOnlySpan<byte> grey)
    {
        (_votes[block], _changedFor[block], _detail[block]) = (TimeSpan.Zero, TimeSpan.Zero, 0);
        for (var row = 0; row < ViewBlocks.Side; row++)
        {
            var at = ViewBlocks.PixelOf(block) + (row * SightSample.Width);
            for (var pixel = at; pixel < at + ViewBlocks.Side; pixel++)
            {
                _grey[pixel] = grey[pixel];
                _fine[pixel] = (ushort)(grey[pixel] * Fine);
            }
        }
    }

    private void Blend(int block, ReadOnlySpan<byte> grey)
    {
        for (var row = 0; row < ViewBlocks.Side; row++)
        {
            var at = ViewBlocks.PixelOf(block) + (row * SightSample.Width);
            for (var pixel = at; pixel < at + ViewBlocks.Side; pixel++)
            {
                var fine = _fine[pixel] + (((grey[pixel] * Fine) - _fine[pixel]) / Follow);
                _fine[pixel] = (ushort)fine;
                _grey[pixel] = (byte)((fine + (Fine / 2)) / Fine);
            }
        }
    }
}
