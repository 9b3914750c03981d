using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ShelfEdge.Core.Offers;
using ShelfEdge.Service.Kiosk;
using ShelfEdge.Service.Offers;

namespace ShelfEdge.Service.Commands.Offers;

/// <summary><c>shelfedge offers</c>: checks the offers and says what each is worth.</summary>
internal static class OffersCommand
{
    public static Command Create()
    {
        var config = CommandOptions.Config();
        var json = CommandOptions.Json();
        var command = new Command("offers", "Check the offers and print what each is worth against the shoppers held out of it.") { config, json };
        command.SetAction(async (parsed, _) =>
        {
            if (await CommandSettings.ReadAsync(parsed, config) is not { } options)
            {
                return ExitCode.BadConfiguration;
            }

            var problems = new List<string>();
            var offers = new OfferWatch(options.Offers.File).Read(problems) ?? OfferList.Empty;
            if (problems.Count > 0)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(string.Join(Environment.NewLine, problems));
                return ExitCode.BadConfiguration;
            }

            try
            {
                var effects = Effects(Path.Combine(options.DataDirectory, FeedbackDatabase.FileName));
                var list = OfferEffectList.Of(offers, effects, TimeProvider.System.GetUtcNow());
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    parsed.GetValue(json) ? JsonSerializer.Serialize(list, CommandJsonContext.Default.OfferEffectList) : Table(list));
                return ExitCode.Done;
            }
            catch (SqliteException exception)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(exception.Message);
                return ExitCode.Failed;
            }
        });
        return command;
    }

    // None before a kiosk has asked: a file that is made by the box is not missed.
    private static IReadOnlyList<OfferEffect> Effects(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var database = FeedbackDatabase.OpenReadOnly(path);
        return database.OfferEffects();
    }

    private static string Table(OfferEffectList list) => list.Offers.Count == 0
        ? "no offers"
        : string.Join(Environment.NewLine, list.Offers.Select(Line));

    private static string Line(OfferEffectAnswer offer)
    {
        var effect = offer.Uplift is { } uplift
            ? string.Create(CultureInfo.InvariantCulture, $"uplift {uplift:+0.0%;-0.0%;0.0%} (95 %: {offer.Low:+0.0%;-0.0%;0.0%} to {offer.High:+0.0%;-0.0%;0.0%})")
            : "no uplift yet: both groups must have shoppers";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{offer.Id}  {offer.State.ToString().ToLowerInvariant()}  bought {offer.GivenBought} of {offer.Given} given, {offer.HeldOutBought} of {offer.HeldOut} held out  {effect}");
    }
}
