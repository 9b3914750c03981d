using ShelfEdge.Messaging.Payloads;

namespace ShelfEdge.Hub.Storage;

/// <summary>A retained topic that was emptied: the position or camera is no longer there.</summary>
/// <param name="Site">The store.</param>
/// <param name="Box">The box within the store.</param>
/// <param name="Slice"><c>stock</c> or <c>cameras</c>.</param>
/// <param name="Name">The position or camera.</param>
internal sealed record RetainedGone(string Site, string Box, string Slice, string Name)
{
    /// <summary>Whether it takes away what this earlier state says.</summary>
    public bool Ends(HubEvent state) =>
        state.Type == (Slice == "stock" ? EventTypes.StockState : EventTypes.CameraStatus)
        && (state.Site, state.Box, state.Subject) == (Site, Box, Name);
}
