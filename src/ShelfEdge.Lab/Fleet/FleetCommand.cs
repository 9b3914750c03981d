using System.CommandLine;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Fleet;

/// <summary><c>shelfedge-lab fleet</c>: many boxes on one broker.</summary>
internal static class FleetCommand
{
    public static Command Create()
    {
        var host = new Option<string>("--host") { Description = "Of the broker.", DefaultValueFactory = _ => "127.0.0.1" };
        Option<int> port = OptionLimits.Whole("--port", "Of the broker.", 1883, 65_535);
        Option<int> boxes = OptionLimits.Whole("--boxes", "How many, each a store of its own.", 10, 2_000);
        Option<float> rate = new Option<float>("--rate") { Description = "Positions that change a second in each.", DefaultValueFactory = _ => 1 }.Between(0.001f, 100);
        Option<int> seconds = OptionLimits.Whole("--seconds", "How long.", 30, 3_600);
        Option<int> seed = OptionLimits.Whole("--seed", "Of what changes when.", 1, int.MaxValue);
        var command = new Command("fleet", "Has many boxes with real outboxes publish to a broker; prints what a message costs.")
        {
            host, port, boxes, rate, seconds, seed,
        };
        command.SetAction(async (result, cancellation) =>
        {
            var rules = new FleetRules(
                result.GetRequiredValue(host), result.GetValue(port), result.GetValue(boxes), result.GetValue(rate), result.GetValue(seconds),
                result.GetValue(seed));
            FleetResult done = await new FleetRun(rules, TimeProvider.System).RunAsync(cancellation);
            done.Write(result.InvocationConfiguration.Output);
            if (done.Waiting > 0)
            {
                await result.InvocationConfiguration.Error.WriteLineAsync($"{rules.Host}:{rules.Port}: {done.Waiting} events were not confirmed");
            }

            return done.Waiting == 0 ? 0 : LabCommands.Failed;
        });
        return command;
    }
}
