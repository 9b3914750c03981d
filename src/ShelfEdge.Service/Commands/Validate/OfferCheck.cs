using System.Collections.Immutable;
using ShelfEdge.Service.Offers;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Commands.Validate;

/// <summary>What is wrong with the offers; a file that is missing is not.</summary>
internal static class OfferCheck
{
    public static ImmutableArray<SettingsProblem> Problems(OfferOptions options)
    {
        var errors = new List<string>();
        new OfferWatch(options.File).Read(errors);
        return [.. errors.Select(error => new SettingsProblem("offers", "", error))];
    }
}
