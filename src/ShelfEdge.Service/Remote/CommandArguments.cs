using System.Text.Json;

namespace ShelfEdge.Service.Remote;

/// <summary>Data of a command that needs none.</summary>
internal sealed record NoArguments;

/// <summary>Data of <c>detect-now</c> and <c>snapshot</c>.</summary>
/// <param name="Camera"><c>detect-now</c>: absent for all.</param>
internal sealed record CameraArguments(string? Camera = null);

/// <summary>Data of <c>acknowledge</c>.</summary>
/// <param name="Alert">The open alert.</param>
/// <param name="By">Who has seen it; absent for the sender of the command.</param>
internal sealed record AcknowledgeArguments(Guid Alert, string? By = null);

/// <summary>Data of <c>suppress</c>: a time in which nothing is raised, or the end of one.</summary>
/// <param name="Id">Of the suppression; absent lets the box choose.</param>
/// <param name="Position">Absent for the whole store.</param>
/// <param name="From">Absent for now.</param>
/// <param name="Until">End; needed unless <paramref name="Lift"/> is given.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who asks; absent for the sender of the command.</param>
/// <param name="Lift">Ends this suppression instead.</param>
internal sealed record SuppressArguments(
    Guid? Id = null, string? Position = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, string? Reason = null,
    string? By = null, Guid? Lift = null);

/// <summary>Data of <c>set-planogram</c>.</summary>
/// <param name="Planogram">The document; null for that of the settings file.</param>
internal sealed record PlanogramArguments(JsonElement Planogram);

/// <summary>Data of <c>set-model</c>.</summary>
/// <param name="Model">Name of a folder in <c>models</c> of the data directory; null for the model of the settings file.</param>
/// <param name="Sha256">Of the network in it, 64 hexadecimal digits; absent takes what is there.</param>
internal sealed record ModelArguments(string? Model, string? Sha256 = null);

/// <summary>Data of <c>set-config</c>.</summary>
/// <param name="Config">Settings that go over those of the file; an empty object takes them away.</param>
internal sealed record ConfigArguments(JsonElement Config);
