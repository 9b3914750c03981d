using System.ComponentModel.DataAnnotations;
using ShelfEdge.Core.Recognition;
using ShelfEdge.Vision.Recognition;

namespace ShelfEdge.Service.Settings;

/// <summary>What stands on the shelf, whatever is planned there. Off without a gallery.</summary>
internal sealed class RecognitionOptions : IValidatableObject
{
    /// <summary>The gallery file. A relative path starts at the folder of the settings file. Empty: nothing is recognized.</summary>
    public string Gallery { get; set; } = "";

    /// <summary>Folder of the embedding model. Empty: the one that is shipped.</summary>
    public string ModelDirectory { get; set; } = "";

    [Range(0, 64)]
    public int Threads { get; set; }

    [Range(1, 1000)]
    public int Batch { get; set; } = 150;

    /// <summary>A crop whose best score is below is unknown. <see langword="null"/>: the threshold of the model.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double? ScoreThreshold { get; set; }

    [Range(0.0, RecognitionRules.MaxPriorWeight)]
    public double PriorWeight { get; set; } = 0.05;

    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RefreshAfter { get; set; } = TimeSpan.FromMinutes(5);

    [Range(1, 31)]
    public int Window { get; set; } = 5;

    [Range(1, 31)]
    public int MinLooks { get; set; } = 3;

    public bool IsOn => Gallery.Length > 0;

    public RecognizerOptions ToRecognizer() => new() { ModelDirectory = ModelDirectory, Threads = Threads, Batch = Batch };

    /// <param name="modelThreshold">From the manifest.</param>
    public RecognitionRules ToRules(double modelThreshold) => new(ScoreThreshold ?? modelThreshold, PriorWeight);

    public AgreementRules ToAgreement() => new(Window, MinLooks);

    public LookRules ToLooks() => new(Interval, RefreshAfter, Window);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MinLooks > Window)
        {
            yield return new("MinLooks must not exceed Window.", [nameof(MinLooks)]);
        }

        if (Interval > RefreshAfter)
        {
            yield return new("Interval must not exceed RefreshAfter.", [nameof(Interval)]);
        }
    }
}
