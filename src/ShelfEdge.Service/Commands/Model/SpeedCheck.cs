using System.Globalization;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Vision.Verification;

namespace ShelfEdge.Service.Commands.Model;

/// <summary>Whether a candidate is fast enough, beside the model in use and on this machine.</summary>
internal static class SpeedCheck
{
    /// <summary>Name of the check.</summary>
    public const string Name = "speed";

    /// <summary>Turns of each model.</summary>
    public const int Rounds = 30;

    /// <param name="race">Candidate and model in use, on one thread.</param>
    /// <param name="candidate">Manifest of the first.</param>
    /// <param name="inUse">Manifest of the second.</param>
    /// <param name="maxSlowdown">Most time in relation to the second.</param>
    public static Check Of(SpeedRace race, ModelManifest candidate, ModelManifest inUse, double maxSlowdown)
    {
        if (candidate.Sha256 == inUse.Sha256)
        {
            return Check.Ok(Name, string.Create(
                CultureInfo.InvariantCulture, $"{race.CandidateMs:0.0} ms on one thread; it is the model in use, so nothing is compared"));
        }

        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"{race.CandidateMs:0.0} ms on one thread, {race.InUseMs:0.0} ms for {inUse.Name} {inUse.Version} in use: ")
            + string.Create(
                CultureInfo.InvariantCulture, $"ratio {race.Ratio:0.00} over {race.Rounds} rounds in turns, at most {maxSlowdown:0.##} is allowed");
        return race.Ratio <= maxSlowdown ? Check.Ok(Name, words) : Check.Failed(Name, $"too slow: {words}");
    }
}
