using System.ComponentModel.DataAnnotations;

namespace ShelfEdge.Service.Settings;

/// <summary>The HTTP API.</summary>
internal sealed class ApiOptions
{
    /// <summary>IP address to listen on. The API has no login, so anything but loopback needs <see cref="AllowRemote"/>.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>TCP port; 0 takes any free one, which the log then names.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 8080;

    /// <summary>True says that whoever reaches <see cref="Address"/> may see the store.</summary>
    public bool AllowRemote { get; set; }
}
