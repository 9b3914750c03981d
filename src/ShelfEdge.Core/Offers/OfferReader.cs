using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Segment;

namespace ShelfEdge.Core.Offers;

/// <summary>One pass over a parsed file of offers that finds every error in the order of the document.</summary>
internal sealed class OfferReader
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    private readonly ErrorList _errors = new();
    private readonly DeclaredIds _offers = new("offers");

    public static OfferReadResult Read(JsonElement root)
    {
        var reader = new OfferReader();
        ImmutableArray<Offer> offers = reader.ReadRoot(root);
        return reader._errors.IsEmpty ? new OfferReadResult(new OfferList(offers), []) : new OfferReadResult(null, reader._errors.ToImmutable());
    }

    private ImmutableArray<Offer> ReadRoot(JsonElement root)
    {
        if (JsonFields.Open(root, "$", _errors, "$schema", "schema", "offers") is not { } fields)
        {
            return [];
        }

        fields.OptionalText("$schema");
        fields.Integer("schema", OfferLimits.Schema, OfferLimits.Schema);
        return fields.Entries("offers", OfferLimits.Offers, _offers, ReadOffer);
    }

    private Offer? ReadOffer(JsonElement element, string path)
    {
        if (JsonFields.Open(
                element, path, _errors, "id", "texts", "items", "segments", "from", "until", "holdOutShare", "countDays") is not { } fields)
        {
            return null;
        }

        string? id = _offers.Declare(fields, "id");
        ImmutableDictionary<string, string> texts = ReadTexts(fields);
        ImmutableArray<string> items = ReadTexts(fields, "items", 1, OfferLimits.Items, text => Identifier.IsValid(text) ? null : Identifier.Rule);
        ImmutableArray<string> segments = fields.Has("segments")
            ? ReadTexts(
                fields, "segments", 1, OfferLimits.Segments,
                text => text.Length is > 0 and <= SegmentLimits.NameBytes ? null : $"1 to {SegmentLimits.NameBytes} characters are allowed")
            : [];
        DateTimeOffset? from = ReadTime(fields, "from");
        DateTimeOffset? until = ReadTime(fields, "until");
        if (from >= until)
        {
            fields.Report("until", "must be later than from");
        }

        double? heldOut = fields.Has("holdOutShare") ? fields.Number("holdOutShare", 0, OfferLimits.HoldOutShare) : null;
        int? days = fields.Has("countDays") ? fields.Integer("countDays", 1, OfferLimits.CountDays) : null;
        if (id is null)
        {
            return null;
        }

        var offer = new Offer(id, texts, items) { Segments = segments, From = from, Until = until };
        return offer with
        {
            HoldOutShare = heldOut ?? offer.HoldOutShare,
            CountFor = days is { } count ? TimeSpan.FromDays(count) : offer.CountFor,
        };
    }

    private static ImmutableDictionary<string, string> ReadTexts(JsonFields offer)
    {
        if (offer.Object("texts", Offer.DefaultLanguage, "zh-Hans") is not { } fields)
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        ImmutableDictionary<string, string>.Builder texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string language in (ReadOnlySpan<string>)[Offer.DefaultLanguage, "zh-Hans"])
        {
            if ((language == Offer.DefaultLanguage || fields.Has(language)) && fields.Name(language, OfferLimits.TextLength) is { } text)
            {
                texts[language] = text;
            }
        }

        return texts.ToImmutable();
    }

    private ImmutableArray<string> ReadTexts(JsonFields offer, string key, int low, int high, Func<string, string?> isWrong)
    {
        if (offer.Array(key, low, high) is not { } elements)
        {
            return [];
        }

        var texts = ImmutableArray.CreateBuilder<string>();
        int index = 0;
        foreach (JsonElement element in elements)
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"{offer.Path}.{key}[{index++}]");
            if (element.ValueKind != JsonValueKind.String)
            {
                _errors.Add(path, $"must be a string, not {JsonFields.Describe(element)}");
            }
            else if (isWrong(element.GetString()!) is { } rule)
            {
                _errors.Add(path, $"\"{JsonFields.Shorten(element.GetString()!)}\" is not allowed; {rule}");
            }
            else if (texts.Contains(element.GetString()!))
            {
                _errors.Add(path, $"\"{element.GetString()}\" is there twice");
            }
            else
            {
                texts.Add(element.GetString()!);
            }
        }

        return texts.ToImmutable();
    }

    private static DateTimeOffset? ReadTime(JsonFields offer, string key)
    {
        if (!offer.Has(key) || offer.Text(key) is not { } text)
        {
            return null;
        }

        // A time without its offset would be another moment on each machine.
        if (DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            && (text.EndsWith('Z') || text[^6] is '+' or '-'))
        {
            return time;
        }

        offer.Report(key, $"\"{JsonFields.Shorten(text)}\" is no time with an offset, such as 2026-03-01T08:00:00+01:00");
        return null;
    }
}
