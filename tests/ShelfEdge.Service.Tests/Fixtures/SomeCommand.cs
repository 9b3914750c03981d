using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShelfEdge.Messaging.Mqtt;
using Microsoft.Extensions.DependencyInjection;
using ShelfEdge.Service.Remote;

namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>Commands as they come, and what is said to them.</summary>
internal static class SomeCommand
{
    public static byte[] Payload(string id, JsonObject? data = null) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["specversion"] = "1.0",
        ["id"] = id,
        ["source"] = "/tests",
        ["type"] = "com.shelfedge.command.v1",
        ["data"] = data,
    }.ToJsonString());

    public static InboundMessage Message(string command, string id, JsonObject? data = null) =>
        new($"shelfedge/store-1/box-1/commands/{command}", Payload(id, data), null, default, IsRetained: false);

    /// <summary>For tests that are the one loop which uses the desk.</summary>
    public static void WithoutLoop(IServiceCollection services) =>
        services.Remove(services.Single(service => service.ImplementationType == typeof(RemoteWorker)));

    /// <summary><c>data</c> of a reply.</summary>
    public static JsonElement Data(CommandReply? reply)
    {
        Assert.NotNull(reply);
        return JsonDocument.Parse(reply.Payload).RootElement.GetProperty("data");
    }

    public static string Outcome(CommandReply? reply) => Data(reply).GetProperty("outcome").GetString()!;
}
