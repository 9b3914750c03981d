namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>Every metric of the box, as a scraper sees it.</summary>
internal static class MetricNames
{
    /// <summary>Those that have no value before there is something to measure.</summary>
    public static IReadOnlyList<string> Later { get; } = ["shelfedge_kiosk_uplift", "shelfedge_kiosk_uplift_high", "shelfedge_kiosk_uplift_low"];

    public static IReadOnlyList<string> All { get; } =
    [
        "shelfedge_alerts_evidence_deleted_total",
        "shelfedge_alerts_evidence_failures_total",
        "shelfedge_alerts_evidence_stored_total",
        "shelfedge_alerts_held_back",
        "shelfedge_alerts_history_deleted_total",
        "shelfedge_alerts_history_failures_total",
        "shelfedge_alerts_history_lost_total",
        "shelfedge_alerts_open",
        "shelfedge_camera_online",
        "shelfedge_camera_trusted",
        "shelfedge_decode_duration_seconds",
        "shelfedge_forecast_hours_deleted_total",
        "shelfedge_forecast_hours_failures_total",
        "shelfedge_forecast_hours_lost_total",
        "shelfedge_frame_age_seconds",
        "shelfedge_frames_captured_total",
        "shelfedge_frames_dropped_total",
        "shelfedge_frames_processed_total",
        "shelfedge_frames_repeated_total",
        "shelfedge_frames_untrusted_total",
        "shelfedge_gaps_skipped_total",
        "shelfedge_inference_duration_seconds",
        "shelfedge_kiosk_events_dropped_total",
        "shelfedge_kiosk_events_total",
        "shelfedge_kiosk_limited_total",
        "shelfedge_kiosk_refused_total",
        "shelfedge_kiosk_shoppers",
        "shelfedge_kiosk_shoppers_forgotten_total",
        "shelfedge_kiosk_uplift",
        "shelfedge_kiosk_uplift_high",
        "shelfedge_kiosk_uplift_low",
        "shelfedge_letterbox_duration_seconds",
        "shelfedge_mqtt_connected",
        "shelfedge_outbox_acknowledged_total",
        "shelfedge_outbox_appended_total",
        "shelfedge_outbox_bytes",
        "shelfedge_outbox_dead_letters",
        "shelfedge_outbox_dead_letters_evicted_total",
        "shelfedge_outbox_depth",
        "shelfedge_outbox_dropped_total",
        "shelfedge_outbox_failures_total",
        "shelfedge_outbox_full",
        "shelfedge_outbox_rejected_total",
        "shelfedge_outbox_states_refused_total",
        "shelfedge_process_memory_bytes",
    ];
}
