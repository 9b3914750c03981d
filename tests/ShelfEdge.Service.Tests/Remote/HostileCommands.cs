using System.Text;
using System.Text.Json.Nodes;
using ShelfEdge.Core.Remote;
using ShelfEdge.Messaging.Mqtt;
using ShelfEdge.Service.Tests.Fixtures;

namespace ShelfEdge.Service.Tests.Remote;

/// <summary>Malformed, oversized and hostile commands, and some that are right; the same seed gives the same ones.</summary>
internal sealed class HostileCommands(int seed, int maxBytes)
{
    private static readonly string[] Texts =
    [
        "", "\0", "../../etc/passwd", "'; DROP TABLE command; --", "{{7*7}}", "\u202E", "\uD83D\uDE00", new('a', 70), new('Z', 5000), "null",
        "-0", "1e400", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "00000000-0000-0000-0000-000000000000", "all", TestStore.Camera,
    ];

    private static readonly string[] Topics = ["", "a/+", "#", "$SYS/x", "shelfedge/store-1/box-1/available", "answers/1", "\0", new('t', 70_000)];

    private static readonly string[] Names =
    [
        "id", "source", "type", "specversion", "data", "camera", "alert", "by", "until", "from", "lift", "position", "reason", "planogram",
        "model", "sha256", "config", "__proto__", "$schema", "Id", "",
    ];

#pragma warning disable CA5394 // Not for secrets: the same inputs must come again.
    private readonly Random _random = new(seed);

    public InboundMessage Next(int number)
    {
        var kind = CommandKinds.All[_random.Next(CommandKinds.All.Length)];
        var word = _random.Next(20) == 0 ? Pick(Texts) : kind.Word();
        return new InboundMessage(
            $"shelfedge/store-1/box-1/commands/{word}",
            Payload(kind, number),
            _random.Next(3) == 0 ? Pick(Topics) : null,
            _random.Next(4) == 0 ? Bytes(_random.Next(64)) : default,
            IsRetained: _random.Next(50) == 0);
    }

    private byte[] Payload(CommandKind kind, int number) => _random.Next(10) switch
    {
        0 => Bytes(_random.Next(400)),
        1 => Encoding.UTF8.GetBytes(Nested(_random.Next(1, 3000))),
        2 => Bytes(_random.Next(maxBytes)),
        3 => SomeCommand.Payload(Id(number), Any(0) as JsonObject ?? []),
        4 => Encoding.UTF8.GetBytes(Any(0)?.ToJsonString() ?? "null"),
        5 when _random.Next(10) == 0 => SomeCommand.Payload(Id(number), Right(kind)),
        6 => SomeCommand.Payload(Id(number), Wrong(kind)),
        _ => Mutated(SomeCommand.Payload(Id(number), Right(kind))),
    };

    private string Id(int number) => _random.Next(10) == 0 ? "again" : $"c-{number}";

    private JsonObject Right(CommandKind kind) => kind switch
    {
        CommandKind.Snapshot or CommandKind.DetectNow => new() { ["camera"] = TestStore.Camera },
        CommandKind.Acknowledge => new() { ["alert"] = Guid.NewGuid().ToString() },
        CommandKind.Suppress => new() { ["until"] = "2030-01-01T00:00:00Z", ["position"] = "left" },
        CommandKind.SetPlanogram => new() { ["planogram"] = new JsonObject { ["schema"] = 1, ["cameras"] = Any(1) } },
        CommandKind.SetModel => new() { ["model"] = "none" },
        CommandKind.SetConfig => new() { ["config"] = new JsonObject { ["restock"] = new JsonObject { ["lowDwell"] = "2s" } } },
        _ => [],
    };

    // Right in form and wrong in one value.
    private JsonObject Wrong(CommandKind kind)
    {
        var data = Right(kind);
        var key = data.Count > 0 ? data.ElementAt(_random.Next(data.Count)).Key : Pick(Names);
        data[key] = Any(0);
        return data;
    }

    private JsonNode? Any(int depth) => _random.Next(depth > 5 ? 5 : 8) switch
    {
        0 => null,
        1 => JsonValue.Create(Pick(Texts)),
        2 => JsonValue.Create(_random.NextInt64(long.MinValue, long.MaxValue)),
        3 => JsonValue.Create(_random.NextDouble() * 1e300),
        4 => JsonValue.Create(_random.Next(2) == 0),
        5 => new JsonArray([.. Enumerable.Range(0, _random.Next(6)).Select(_ => Any(depth + 1))]),
        _ => Object(depth),
    };

    private JsonObject Object(int depth)
    {
        var json = new JsonObject();
        for (var i = _random.Next(8); i > 0; i--)
        {
            json[Pick(Names)] = Any(depth + 1);
        }

        return json;
    }

    private byte[] Mutated(byte[] payload)
    {
        for (var i = _random.Next(1, 8); i > 0; i--)
        {
            switch (_random.Next(4))
            {
                case 0:
                    payload[_random.Next(payload.Length)] = (byte)_random.Next(256);
                    break;
                case 1:
                    payload = [.. payload[..^_random.Next(1, payload.Length)]];
                    break;
                case 2:
                    var at = _random.Next(payload.Length);
                    payload = [.. payload[..at], .. payload[(at / 2)..]];
                    break;
                default:
                    payload[_random.Next(payload.Length)] = (byte)"{}[]\",:\\0"[_random.Next(9)];
                    break;
            }

            if (payload.Length < 2)
            {
                return payload;
            }
        }

        return payload;
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth / 2);

    private byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private string Pick(string[] texts) => texts[_random.Next(texts.Length)];
#pragma warning restore CA5394
}
