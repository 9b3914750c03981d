using System.ComponentModel.DataAnnotations;

namespace ShelfEdge.Service.Settings;
// placeholder until RestockRules
internal sealed class RestockOptions
{
    [Range(1, 2)]
    public int X { get; set; } = 1;
}
