namespace ShelfEdge.Service.Settings;

/// <summary>What was written at one place of the settings.</summary>
internal enum SettingsNodeKind
{
    Object,
    List,
    Scalar,
    Null,
}
