using System.Text.Json.Nodes;

namespace ShelfEdge.Hub.Storage;

/// <summary>One message of a box that could be read: an event with a number of its own, or retained state.</summary>
/// <param name="Site">The store.</param>
/// <param name="Box">The box within the store.</param>
/// <param name="Id">The same over every repetition.</param>
/// <param name="Stream">Names the sequences of the box.</param>
/// <param name="Lane">Which sequence; <see cref="StateLane"/> for retained state, which takes no number.</param>
/// <param name="Sequence">At least 1 for events.</param>
/// <param name="Type">CloudEvents type.</param>
/// <param name="Subject">The position, the camera, whatever the type is about.</param>
/// <param name="Time">When it happened, by the clock of the box.</param>
/// <param name="Data">As received.</param>
internal sealed record HubEvent(
    string Site,
    string Box,
    Guid Id,
    string Stream,
    string Lane,
    long Sequence,
    string Type,
    string Subject,
    DateTimeOffset Time,
    JsonObject Data)
{
    /// <summary>Lane of retained state.</summary>
    public const string StateLane = "state";

    /// <summary>Whether it takes a number, so that its loss would show as a gap.</summary>
    public bool IsNumbered => Lane != StateLane;
}
