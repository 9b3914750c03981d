using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Commands.Validate;

/// <summary>What <c>shelfedge validate --json</c> prints.</summary>
/// <param name="Valid">True when there is no problem.</param>
/// <param name="Problems">All of them.</param>
internal sealed record ValidateReport(bool Valid, IReadOnlyList<SettingsProblem> Problems);
