using System.ComponentModel.DataAnnotations;

namespace ShelfEdge.Hub.Intake;

/// <summary>How messages are taken from the broker.</summary>
internal sealed class IntakeOptions : IValidatableObject
{
    /// <summary>How several hubs split the load.</summary>
    public IntakeSplit Split { get; set; } = IntakeSplit.None;

    /// <summary>Name of the shared subscription: hubs with the same one split the messages.</summary>
    [Required, RegularExpression("^[A-Za-z0-9._-]{1,64}$")]
    public string Group { get; set; } = "hub";

    /// <summary>With <see cref="IntakeSplit.Stores"/>: how many hubs there are.</summary>
    [Range(1, 1024)]
    public int Instances { get; set; } = 1;

    /// <summary>With <see cref="IntakeSplit.Stores"/>: which of them this is, from 0.</summary>
    [Range(0, 1023)]
    public int Instance { get; set; }

    /// <summary>Most messages in one transaction; twice as many may be on their way unconfirmed.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 500;

    /// <summary>How long a transaction waits for more messages.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05")]
    public TimeSpan Linger { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>A longer payload goes to the dead letters unread.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxPayloadBytes { get; set; } = 256 * 1024;

    /// <summary>How long the broker keeps messages for a hub that is away.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan SessionExpiry { get; set; } = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Instance >= Instances)
        {
            yield return new("Instance must be less than Instances.", [nameof(Instance)]);
        }
    }
}
