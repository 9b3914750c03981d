using System.ComponentModel.DataAnnotations;

namespace ShelfEdge.Messaging.Mqtt;

/// <summary>The broker, and what the box is called there.</summary>
public sealed class MqttOptions : IValidatableObject
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Mqtt";

    /// <summary>What one level of a topic may be made of.</summary>
    private const string TopicLevel = "^[A-Za-z0-9._-]{1,64}$";

    /// <summary>Name or address of the broker.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Host { get; set; } = "localhost";

    /// <summary>TCP port; <see langword="null"/> stands for 1883, or 8883 with TLS.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>Version of the protocol that is spoken.</summary>
    public MqttVersion Protocol { get; set; } = MqttVersion.Mqtt5;

    /// <summary>First level of every topic.</summary>
    [Required, RegularExpression(TopicLevel)]
    public string Prefix { get; set; } = "shelfedge";

    /// <summary>The store, second level of every topic.</summary>
    [Required, RegularExpression(TopicLevel)]
    public string Site { get; set; } = "store";

    /// <summary>The box within the store, third level of every topic.</summary>
    [Required, RegularExpression(TopicLevel)]
    public string Box { get; set; } = "box";

    /// <summary>Unique at the broker; <see langword="null"/> stands for <c>PREFIX-SITE-BOX</c>.</summary>
    [RegularExpression("^[A-Za-z0-9._-]{1,200}$")]
    public string? ClientId { get; set; }

    /// <summary>User at the broker; <see langword="null"/> for none.</summary>
    [StringLength(256, MinimumLength = 1)]
    public string? Username { get; set; }

    /// <summary>File with the password, read at every connect; one line break at the end is not part of it.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>Encrypt, and verify the broker's certificate and name.</summary>
    public bool Tls { get; set; }

    /// <summary>PEM file with the certificates that are trusted instead of those of the system.</summary>
    public string? CaFile { get; set; }

    /// <summary>PEM file with the certificate that the box shows to the broker.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>PEM file with the key of <see cref="CertificateFile"/>.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Longest silence before the broker takes the box as gone, and the box the broker.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Deadline for a connection, from the first packet to the broker's consent.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Deadline for the broker's confirmation of one message; after it the connection is given up.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan PublishTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Messages that may be on their way unconfirmed; the broker's own limit also holds.</summary>
    [Range(1, 1024)]
    public int MaxInFlight { get; set; } = 64;

    /// <summary>
    /// Bytes a day (UTC) that the box may publish; then only alerts and audit go and the rest waits for the next day. A start
    /// begins to count anew.
    /// <see langword="null"/> for no bound.
    /// </summary>
    [Range(100_000L, 1_000_000_000_000L)]
    public long? DailyBytes { get; set; }

    /// <summary>Payloads of so many bytes or more are sent as gzip; <see langword="null"/> for never. Needs MQTT 5.</summary>
    [Range(256, 1_000_000)]
    public int? CompressFrom { get; set; }

    /// <summary>Pause after the first failed attempt; it doubles from there, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause between attempts.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PasswordFile is not null && Username is null)
        {
            yield return new("PasswordFile needs Username.", [nameof(PasswordFile)]);
        }

        if (CertificateFile is null != KeyFile is null)
        {
            yield return new("CertificateFile and KeyFile need each other.", [nameof(CertificateFile), nameof(KeyFile)]);
        }

        if (!Tls && (CaFile ?? CertificateFile ?? KeyFile) is not null)
        {
            yield return new("CaFile, CertificateFile and KeyFile need Tls to be true.", [nameof(Tls)]);
        }

        if (CompressFrom is not null && Protocol != MqttVersion.Mqtt5)
        {
            yield return new(
                "CompressFrom needs Protocol to be mqtt5, which alone can say that a payload is compressed.", [nameof(CompressFrom)]);
        }

        if (MaxRetryDelay < RetryDelay)
        {
            yield return new("MaxRetryDelay must not be less than RetryDelay.", [nameof(MaxRetryDelay)]);
        }
    }
}
