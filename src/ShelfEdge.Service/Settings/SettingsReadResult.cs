using System.Collections.Immutable;

namespace ShelfEdge.Service.Settings;

/// <summary>What came of reading the settings.</summary>
/// <param name="File">The file that was read, or that was asked for.</param>
/// <param name="Settings"><see langword="null"/> exactly when there are problems.</param>
/// <param name="Problems">All of them, in the order found.</param>
internal sealed record SettingsReadResult(string File, BoxSettings? Settings, ImmutableArray<SettingsProblem> Problems);
