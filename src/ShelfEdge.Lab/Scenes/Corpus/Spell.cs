namespace ShelfEdge.Lab.Scenes.Corpus;

/// <summary>Something that lasts a while. Times in seconds from the start of the scenario.</summary>
/// <param name="Kind">What.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it is over.</param>
/// <param name="Begin">The view at its begin; of glare, moved from here.</param>
/// <param name="End">Where glare has moved at its end; otherwise as <c>Begin</c>.</param>
internal sealed record Spell(SpellKind Kind, double From, double To, ViewCondition Begin, ViewCondition End)
{
    // Glare moves by steps: the sun is slow, and a picture that stays the same is drawn once.
    private const double GlareStepSeconds = 60;

    public bool Covers(double seconds) => seconds >= From && seconds < To;

    /// <summary>What this spell makes of a view.</summary>
    public ViewCondition Apply(ViewCondition view, double seconds)
    {
        switch (Kind)
        {
            case SpellKind.Light:
                return view with { Light = Begin.Light };
            case SpellKind.Nudge:
                return view with { MovedX = Begin.MovedX, MovedY = Begin.MovedY };
            case SpellKind.Cover:
                return view with { Cover = Begin.Cover };
            case SpellKind.Glare:
                double share = Math.Floor((seconds - From) / GlareStepSeconds) * GlareStepSeconds / (To - From);
                return view with
                {
                    GlareX = Begin.GlareX + (int)((End.GlareX - Begin.GlareX) * share),
                    GlareY = Begin.GlareY + (int)((End.GlareY - Begin.GlareY) * share),
                    GlareSize = Begin.GlareSize,
                };
            default:
                return view;
        }
    }
}
