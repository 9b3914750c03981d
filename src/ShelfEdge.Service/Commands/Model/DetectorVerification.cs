using System.Collections.Immutable;
using System.Globalization;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Verification;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Verification;
using Found = ShelfEdge.Core.Detection.Detection;

namespace ShelfEdge.Service.Commands.Model;

/// <summary>What is asked of a detector whose file is the one of its manifest.</summary>
internal sealed class DetectorVerification(ModelFolder folder, ModelVerifyRequest request, TimeProvider time)
{
    private const string Golden = "golden set";
    private const double LeastScore = 0.01;

    public IEnumerable<Check> Run(CancellationToken cancellationToken) => GraphCheck.Of(
        () => Open(folder),
        detector => CheckAnswers(detector, cancellationToken),
        Golden,
        AccuracyCheck.Name,
        QuantizedCheck.Name,
        SpeedCheck.Name);

    private static Check CheckExpected(ModelManifest manifest, GoldenSet set, ImmutableArray<ImmutableArray<Found>> found)
    {
        GoldenAnswers answers;
        try
        {
            answers = set.ReadAnswers(manifest.Classes);
        }
        catch (InvalidDataException exception)
        {
            return Check.Failed(Golden, exception.Message);
        }

        var score = manifest.Thresholds.Score;
        if (MathF.Abs(answers.Score - score) > 1e-3f)
        {
            return Check.Failed(Golden, string.Create(
                CultureInfo.InvariantCulture,
                $"{GoldenSet.AnswersName} was made at the score {answers.Score:0.###}, the manifest says {score:0.###}: it must be made again"));
        }

        var pairs = new DetectionPairs(VerificationLimits.GoldenOverlap, VerificationLimits.GoldenScoreGap);
        var strange = new List<string>();
        for (var i = 0; i < found.Length; i++)
        {
            var missing = pairs.Asked - pairs.Agreed;
            pairs.Add(found[i].AsSpan(), answers.Frames[i].Detections.AsSpan(), score + VerificationLimits.SureMargin);
            if (pairs.Asked - pairs.Agreed > missing)
            {
                strange.Add(set.Pictures[i].Name);
            }
        }

        if (pairs.Asked == 0)
        {
            return Check.Failed(Golden, $"proves nothing: no detection is sure on any of its {found.Length} pictures");
        }

        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"{pairs.Agreed} of {pairs.Asked} sure detections on {found.Length} pictures are as expected, mean IoU {pairs.MeanOverlap:0.000}");
        var origin = answers.ModelSha256 == manifest.Sha256
            ? ""
            : $"; {GoldenSet.AnswersName} was made with another file, SHA-256 {answers.ModelSha256[..12]}...";
        return pairs.Share < VerificationLimits.LeastGoldenShare
            ? Check.Failed(Golden, string.Create(
                CultureInfo.InvariantCulture,
                $"does not answer as expected: {words}, at least {VerificationLimits.LeastGoldenShare:0.##} of them must be; differs on ")
                + string.Join(", ", strange.Take(3)) + origin)
            : origin.Length > 0 ? Check.Warning(Golden, words + origin)
            : Check.Ok(Golden, words);
    }

    // With some of what lies below the threshold, so that a partner is found that lies just there.
    private OnnxDetector Open(ModelFolder graph) => OnnxDetector.Open(
        graph,
        new DetectorOptions
        {
            Threads = 1,
            ScoreThreshold = Math.Max(LeastScore, folder.Manifest.Thresholds.Score - VerificationLimits.SureMargin),
        },
        time);

    private List<Check> CheckAnswers(OnnxDetector detector, CancellationToken cancellationToken)
    {
        ImmutableArray<ImmutableArray<Found>> found;
        GoldenSet set;
        try
        {
            set = GoldenSet.Read(Path.Combine(folder.Path, GoldenSet.FolderName));
            found = set.Detect(detector, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            return
            [
                Check.Failed(Golden, exception.Message),
                .. ModelVerification.NotChecked("there are no golden pictures", AccuracyCheck.Name, QuantizedCheck.Name, SpeedCheck.Name),
            ];
        }

        return
        [
            CheckExpected(detector.Manifest, set, found),
            .. Compare(detector, set, found, CheckQuantized(set, found, cancellationToken), cancellationToken),
        ];
    }

    private Check CheckQuantized(GoldenSet set, ImmutableArray<ImmutableArray<Found>> found, CancellationToken cancellationToken)
    {
        ImmutableArray<ImmutableArray<Found>> exact;
        try
        {
            if (folder.FindFloatGraph() is not { } floats)
            {
                return Check.Skipped(QuantizedCheck.Name, QuantizedCheck.WithoutFloatGraph(folder));
            }

            using var detector = Open(floats);
            exact = set.Detect(detector, cancellationToken);
        }
        catch (ModelException exception)
        {
            return Check.Failed(QuantizedCheck.Name, ModelVerification.Words(exception));
        }

        var pairs = new DetectionPairs(VerificationLimits.QuantizedOverlap, maxScoreGap: 1);
        for (var i = 0; i < found.Length; i++)
        {
            pairs.Add(found[i].AsSpan(), exact[i].AsSpan(), folder.Manifest.Thresholds.Score);
        }

        return QuantizedCheck.Of(pairs);
    }

    private IEnumerable<Check> Compare(
        OnnxDetector detector,
        GoldenSet set,
        ImmutableArray<ImmutableArray<Found>> found,
        Check quantized,
        CancellationToken cancellationToken)
    {
        OnnxDetector inUse;
        try
        {
            inUse = OnnxDetector.Open(request.InUse.Open(ModelTask.Detection), new DetectorOptions { Threads = 1 }, time);
        }
        catch (ModelException exception)
        {
            var reason = $"the model in use cannot be loaded, name another with --against: {exception.Message}";
            return [Check.Failed(AccuracyCheck.Name, reason), quantized, Check.Failed(SpeedCheck.Name, reason)];
        }

        using (inUse)
        {
            var accuracy = AccuracyCheck.Of(set, detector.Manifest, found, inUse.Manifest, set.Detect(inUse, cancellationToken));
            return [accuracy, quantized, Race(detector, inUse, set, cancellationToken)];
        }
    }

    // On the first picture: the time of a network does not depend on what it sees.
    private Check Race(OnnxDetector detector, OnnxDetector inUse, GoldenSet set, CancellationToken cancellationToken)
    {
        SpeedRace? race = null;
        var room = new Found[Math.Max(detector.MaxDetections, inUse.MaxDetections)];
        set.ForEach(
            (frame, _) => race ??= SpeedRace.Run(
                () => detector.Detect(frame, room, out var _),
                () => inUse.Detect(frame, room, out var _),
                SpeedCheck.Rounds,
                time,
                cancellationToken),
            cancellationToken);
        return SpeedCheck.Of(race!, detector.Manifest, inUse.Manifest, request.MaxSlowdown);
    }
}
