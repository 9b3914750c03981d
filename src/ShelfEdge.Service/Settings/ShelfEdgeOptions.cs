using System.ComponentModel.DataAnnotations;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Settings;

/// <summary>Everything that <c>shelfedge.json</c> can say. Bound once at the start, then left alone.</summary>
internal sealed class ShelfEdgeOptions
{
    /// <summary>Names and ids that stand in topics and URLs as they are.</summary>
    public const string IdPattern = "^[A-Za-z0-9._-]{1,64}$";

    public const string IdAllowed = "must have 1 to 64 of the characters a-z A-Z 0-9 . _ -";

    /// <summary>The store; part of every topic.</summary>
    [Required, RegularExpression(IdPattern, ErrorMessage = IdAllowed)]
    public string? Site { get; set; }

    /// <summary>The box within the store; part of every topic.</summary>
    [Required, RegularExpression(IdPattern, ErrorMessage = IdAllowed)]
    public string? Box { get; set; }

    /// <summary>The planogram document. A relative path starts at the folder of the settings file.</summary>
    [Required]
    public string? Planogram { get; set; }

    /// <summary>Where the outbox is kept. A relative path starts at the folder of the settings file.</summary>
    [Required]
    public string DataDirectory { get; set; } = "/var/lib/shelfedge";

    /// <summary>The cameras, each with an id that the planogram knows.</summary>
    [MinLength(1), MaxLength(16)]
    public List<CameraOptions> Cameras { get; set; } = [];

    public DetectorOptions Detector { get; set; } = new();

    public RecognitionOptions Recognition { get; set; } = new();

    public CameraSightOptions Sight { get; set; } = new();

    public RestockOptions Restock { get; set; } = new();

    public KioskOptions Kiosk { get; set; } = new();

    public RecommendOptions Recommend { get; set; } = new();

    public SegmentOptions Segments { get; set; } = new();

    public OfferOptions Offers { get; set; } = new();

    public ForecastOptions Forecast { get; set; } = new();

    public AlertOptions Alerts { get; set; } = new();

    public MqttOptions Mqtt { get; set; } = new();

    public RemoteOptions Remote { get; set; } = new();

    public DiscoveryOptions Discovery { get; set; } = new();

    public OutboxOptions Outbox { get; set; } = new();

    public ApiOptions Api { get; set; } = new();

    public HealthOptions Health { get; set; } = new();

    public LoggingOptions Logging { get; set; } = new();
}
