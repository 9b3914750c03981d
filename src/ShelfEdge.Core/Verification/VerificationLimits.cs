namespace ShelfEdge.Core.Verification;

/// <summary>What a model must reach before it goes into use. The reasons stand in <c>docs/models.md</c>.</summary>
public static class VerificationLimits
{
    /// <summary>The most pictures of a golden set.</summary>
    public const int MaxFrames = 64;

    /// <summary>Least intersection over union of a box with the one that was expected of it.</summary>
    public const float GoldenOverlap = 0.9f;

    /// <summary>Most difference between a score and the one that was expected of it.</summary>
    public const float GoldenScoreGap = 0.05f;

    /// <summary>
    /// Only detections whose score exceeds the threshold by this must be the expected ones: twice the score gap, so that the
    /// partner of each lies above the threshold for certain.
    /// </summary>
    public const float SureMargin = 2 * GoldenScoreGap;

    /// <summary>Least share of the sure detections that are the expected ones.</summary>
    public const double LeastGoldenShare = 0.97;

    /// <summary>Most that F1 on the golden set may lie below that of the model in use.</summary>
    public const double MostF1Loss = 0.02;

    /// <summary>Least intersection over union of a detection of the shipped graph with that of the FP32 graph.</summary>
    public const float QuantizedOverlap = 0.5f;

    /// <summary>Least share of the detections above the threshold that the shipped graph and the FP32 graph have in common.</summary>
    public const double LeastQuantizedShare = 0.95;

    /// <summary>Least mean intersection over union of the detections that both have.</summary>
    public const double LeastQuantizedOverlap = 0.9;

    /// <summary>Least mean cosine of the vectors that the shipped graph and the FP32 graph give of the same crops.</summary>
    public const double LeastQuantizedCosine = 0.97;

    /// <summary>Most difference of the length of a vector from 1.</summary>
    public const double MostLengthError = 1e-3;

    /// <summary>Most time of a model in relation to that of the model in use, unless another ratio is asked for.</summary>
    public const double MaxSlowdown = 1.2;
}
