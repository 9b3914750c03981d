using System.CommandLine;

namespace ShelfEdge.Service.Commands.Run;

/// <summary><c>shelfedge run</c>: the box itself.</summary>
internal static class RunCommand
{
    public const string Name = "run";

    public static Command Create()
    {
        var config = CommandOptions.Config();
        var input = new Option<string?>("--input")
        {
            Description = "Count on this picture, folder, video or URL alone: no settings file, no planogram, no messages.",
            HelpName = "PATH|URL",
        };
        var once = new Option<bool>("--once")
        {
            Description = "With --input: end at the end of the file or folder instead of starting over.",
        };
        var live = new Option<bool>("--live")
        {
            Description = "Show positions, alerts and messages in the terminal; the log goes to a file in the data directory.",
        };
        var broker = new Option<bool>("--embedded-broker")
        {
            Description = "Start an MQTT broker on 127.0.0.1 and send to it, to try the box out without any other server.",
        };
        var command = new Command(Name, "Watch the cameras, count, and send what changes.") { config, input, once, live, broker };
        command.Validators.Add(result =>
        {
            var hasInput = result.GetValue(input) is not null;
            if (hasInput && (result.GetValue(config) is not null || result.GetValue(broker)))
            {
                result.AddError("--input counts without settings and sends no messages: leave --config and --embedded-broker away.");
            }

            if (result.GetValue(once) && !hasInput)
            {
                result.AddError("--once needs --input.");
            }
        });
        command.SetAction((parsed, _) => RunProgram.RunAsync(
            new RunRequest(
                parsed.GetValue(config), parsed.GetValue(input), parsed.GetValue(once), parsed.GetValue(live), parsed.GetValue(broker)),
            parsed.InvocationConfiguration.Error));
        return command;
    }
}
