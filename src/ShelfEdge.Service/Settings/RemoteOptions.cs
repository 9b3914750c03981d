using System.ComponentModel.DataAnnotations;
using ShelfEdge.Core.Remote;

namespace ShelfEdge.Service.Settings;

/// <summary>Commands from afar: which are taken, and how many.</summary>
internal sealed class RemoteOptions : IValidatableObject
{
    /// <summary>Words of <see cref="CommandKinds"/>, or <c>all</c>. Empty: the box listens to nothing.</summary>
    [MaxLength(16)]
    public List<string> Commands { get; set; } = [];

    [Range(1_024, 4_194_304)]
    public int MaxBytes { get; set; } = 256 * 1024;

    [Range(1, 6_000)]
    public int PerMinute { get; set; } = 60;

    [Range(10, 1_000_000)]
    public int MaxAnswers { get; set; } = 10_000;

    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00")]
    public TimeSpan KeepAnswers { get; set; } = TimeSpan.FromDays(30);

    [Range(typeof(TimeSpan), "00:00:30", "01:00:00")]
    public TimeSpan TrialTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The kinds that <see cref="Commands"/> names.</summary>
    public IReadOnlySet<CommandKind> Allowed() => Commands.Contains(All)
        ? CommandKinds.All.ToHashSet()
        : Commands.Select(word => CommandKinds.Find(word)).OfType<CommandKind>().ToHashSet();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Commands
        .Where(word => word != All && CommandKinds.Find(word) is null)
        .Select(word => new ValidationResult(
            $"Commands has '{word}'; allowed are {All}, {string.Join(", ", CommandKinds.All.Select(kind => kind.Word()))}.",
            [nameof(Commands)]));

    private const string All = "all";
}
