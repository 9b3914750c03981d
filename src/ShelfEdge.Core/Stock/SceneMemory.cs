using ShelfEdge.Core.Detection;

namespace ShelfEdge.Core.Stock;

/// <summary>
/// What one camera looked like, cell by cell: how long each has been still, and which differ from the view
/// that was learnt. Fixed in size. One writer.
/// </summary>
internal sealed class SceneMemory(TimeSpan learnAfter, TimeSpan relearnAfter)
{
    /// <summary>A cell that changes by more grey levels has moved.</summary>
    public const float MotionLevel = 12;

    /// <summary>A cell that differs by more grey levels from the learnt view is changed.</summary>
    public const float ChangeLevel = 20;

    // How fast the view follows slow changes of light, as a share of the difference per thumbnail.
    private const float Follow = 0.02f;

    // Cells darker than this say little of exposure.
    private const byte Dark = 16;

    // One cell in so many is asked for the gain. It has no common factor with the number of columns, so that the cells
    // asked lie in no pattern.
    private const int Sampled = 5;

    // Gains of exposure that are told apart: 1/256 to 4 in steps of 1/256.
    private const int GainStep = 256;
    private const int Gains = 4 * GainStep;

    private readonly float[] _settled = new float[SceneThumbnail.Cells];
    private readonly float[] _learnt = new float[SceneThumbnail.Cells];

    // The view before the learnt one, and when it was last seen: whoever stood before the shelf long enough to be learnt
    // leaves again.
    private readonly float[] _former = new float[SceneThumbnail.Cells];
    private readonly TimeSpan?[] _formerAt = new TimeSpan?[SceneThumbnail.Cells];
    // For how much longer a cell that is not learnt has looked as in _learnt than otherwise.
    private readonly TimeSpan[] _majority = new TimeSpan[SceneThumbnail.Cells];
    private readonly TimeSpan[] _stillSince = new TimeSpan[SceneThumbnail.Cells];
    private readonly CellState[] _cells = new CellState[SceneThumbnail.Cells];
    private readonly int[] _gains = new int[Gains + 1];
    private TimeSpan _last;
    private bool _hasLatest;

    private enum CellState : byte
    {
        NotLearnt,
        AsLearnt,
        Changed,
    }

    /// <summary>Thumbnails stopped coming: every cell starts to be still with the next. What was learnt is kept.</summary>
    public void Interrupt() => _hasLatest = false;

    /// <summary>How long the cell has looked the same.</summary>
    public TimeSpan StillFor(int cell, TimeSpan now) => now - _stillSince[cell];

    /// <summary>Known how it looks when nothing stands before it.</summary>
    public bool IsLearnt(int cell) => _cells[cell] != CellState.NotLearnt;

    /// <summary>Learnt, and other than learnt.</summary>
    public bool IsChanged(int cell) => _cells[cell] == CellState.Changed;

    /// <summary>Takes the next thumbnail.</summary>
    public void Update(SceneThumbnail scene, TimeSpan now)
    {
        var luma = scene.Luma.AsSpan();
        var gain = EstimateGain(luma);
        var step = _hasLatest ? now - _last : TimeSpan.Zero;
        for (var cell = 0; cell < luma.Length; cell++)
        {
            var value = luma[cell] * gain;
            var drift = value - _settled[cell];
            if (!_hasLatest || Math.Abs(drift) > MotionLevel)
            {
                _settled[cell] = value;
                _stillSince[cell] = now;
            }
            else
            {
                _settled[cell] += Follow * drift;
            }

            _cells[cell] = IsLearnt(cell) ? Compare(cell, value, now) : Vote(cell, value, step);
        }

        _last = now;
        _hasLatest = true;
    }

    /// <summary>Learns the cell as it looks now if it has looked so for long enough to be learnt at all.</summary>
    public void Accept(int cell, TimeSpan now)
    {
        if (IsChanged(cell) && StillFor(cell, now) >= learnAfter)
        {
            Learn(cell, _settled[cell], now);
            _cells[cell] = CellState.AsLearnt;
        }
    }

    /// <summary>
    /// Finds the look that a cell has most of the time (Boyer and Moore's majority vote, weighted by time), so that
    /// shoppers who come and go neither are learnt nor keep the shelf from being learnt.
    /// </summary>
    private CellState Vote(int cell, float value, TimeSpan step)
    {
        var difference = value - _learnt[cell];
        if (Math.Abs(difference) <= ChangeLevel)
        {
            _learnt[cell] += Follow * difference;
            _majority[cell] += step;
            return _majority[cell] < learnAfter ? CellState.NotLearnt : CellState.AsLearnt;
        }

        _majority[cell] -= step;
        if (_majority[cell] <= TimeSpan.Zero)
        {
            (_learnt[cell], _majority[cell]) = (value, TimeSpan.Zero);
        }

        return CellState.NotLearnt;
    }

    private CellState Compare(int cell, float value, TimeSpan now)
    {
        if (Math.Abs(value - _learnt[cell]) > ChangeLevel)
        {
            var isFormer = now - _formerAt[cell] < relearnAfter && Math.Abs(value - _former[cell]) <= ChangeLevel;
            if (!isFormer && StillFor(cell, now) < relearnAfter)
            {
                return CellState.Changed;
            }

            Learn(cell, isFormer ? _former[cell] : value, now);
        }

        _learnt[cell] += Follow * (value - _learnt[cell]);
        return CellState.AsLearnt;
    }

    private void Learn(int cell, float value, TimeSpan now)
    {
        (_former[cell], _learnt[cell]) = (_learnt[cell], value);
        _formerAt[cell] = now;
    }

    /// <summary>
    /// The factor that takes this thumbnail to the exposure of the learnt view: the median over the cells, so that
    /// whatever covers less than half of the frame does not bend it.
    /// </summary>
    private float EstimateGain(ReadOnlySpan<byte> luma)
    {
        Array.Clear(_gains);
        var cells = 0;
        for (var cell = 0; cell < luma.Length; cell += Sampled)
        {
            if (IsLearnt(cell) && luma[cell] >= Dark && _learnt[cell] >= Dark)
            {
                _gains[Math.Min(Gains, (int)((_learnt[cell] / luma[cell] * GainStep) + 0.5f))]++;
                cells++;
            }
        }

        if (cells < luma.Length / Sampled / 4)
        {
            return 1;
        }

        var half = cells / 2;
        var gain = 0;
        for (var below = _gains[0]; below <= half; below += _gains[gain])
        {
            gain++;
        }

        return (float)gain / GainStep;
    }
}
