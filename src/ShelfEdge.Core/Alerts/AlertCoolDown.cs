namespace ShelfEdge.Core.Alerts;

/// <summary>When the last alert of a subject was cleared.</summary>
/// <param name="Topic">What the alerts of the subject are about.</param>
/// <param name="Subject">Id of the position or camera.</param>
/// <param name="ClearedAt">When.</param>
public readonly record struct AlertCoolDown(AlertTopic Topic, string Subject, DateTimeOffset ClearedAt);
