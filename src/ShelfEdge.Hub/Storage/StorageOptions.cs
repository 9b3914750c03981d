using System.ComponentModel.DataAnnotations;

namespace ShelfEdge.Hub.Storage;

/// <summary>Where events are kept.</summary>
internal sealed class StorageOptions : IValidatableObject
{
    /// <summary>Which database.</summary>
    public StorageKind Kind { get; set; } = StorageKind.Sqlite;

    /// <summary>With <see cref="StorageKind.Sqlite"/>: the file. A relative path starts at the folder of the settings file.</summary>
    [Required]
    public string Path { get; set; } = "hub.db";

    /// <summary>With <see cref="StorageKind.Postgres"/>: connection string without password.</summary>
    [StringLength(2000, MinimumLength = 1)]
    public string? Connection { get; set; }

    /// <summary>File with the password, read at every connection; one line break at the end is not part of it.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>Events are given up when they were received longer ago.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepEvents { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Dead letters kept; the oldest are given up.</summary>
    [Range(1, 1_000_000)]
    public int MaxDeadLetters { get; set; } = 10_000;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == StorageKind.Postgres && Connection is null)
        {
            yield return new("Connection is required with Kind postgres.", [nameof(Connection)]);
        }

        if (Connection?.Contains("password", StringComparison.OrdinalIgnoreCase) == true)
        {
            yield return new("Connection must not hold a password; write it to a file and name that in PasswordFile.", [nameof(PasswordFile)]);
        }
    }
}
