namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>
/// Somebody, or a trolley, comes from one side, stops and leaves on the other. Times in seconds from the start of the scenario.
/// </summary>
/// <param name="Kind">What comes.</param>
/// <param name="Look">See <see cref="Occluder"/>.</param>
/// <param name="From">When it enters.</param>
/// <param name="Arrive">When it stops.</param>
/// <param name="Leave">When it goes on; the same as <c>Arrive</c> for one who passes by.</param>
/// <param name="To">When it is gone.</param>
/// <param name="Stop">Where it stops, centimetres from the middle of the shelf.</param>
/// <param name="Reaches">Stretches a hand out while it stands.</param>
internal sealed record Visit(
    OccluderKind Kind, int Look, double From, double Arrive, double Leave, double To, float Stop, bool Reaches)
{
    /// <summary>So far from the middle nothing of it is seen.</summary>
    public const float OutOfSight = 105;

    /// <summary>What is seen of it, or null when it is not there. Places are whole centimetres.</summary>
    /// <param name="seconds">Time.</param>
    /// <param name="sway">Centimetres by which a person who stands is out of place.</param>
    public Occluder? At(double seconds, float sway)
    {
        if (seconds < From || seconds >= To)
        {
            return null;
        }

        bool fromLeft = Look % 2 == 0;
        float entry = fromLeft ? -OutOfSight : OutOfSight;
        bool stands = seconds >= Arrive && seconds < Leave;
        float x = stands ? Stop
            : seconds < Arrive ? Along(entry, Stop, (seconds - From) / (Arrive - From))
            : Along(Stop, -entry, (seconds - Leave) / (To - Leave));
        float place = MathF.Round(x) + (stands && Kind == OccluderKind.Person ? sway : 0);
        return new Occluder(Kind, Look, place, stands && Reaches && seconds >= Arrive + 1 && seconds < Leave - 1 ? 0.9f : 0);
    }

    private static float Along(float from, float to, double share) => from + ((to - from) * (float)share);
}
