using Microsoft.Extensions.Hosting.Systemd;

namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>Keeps what systemd would have been told.</summary>
internal sealed class CollectingNotifier : ISystemdNotifier
{
    public List<string> States { get; } = [];

    public bool IsEnabled => true;

    public void Notify(ServiceState state) => States.Add(state.ToString());
}
