using System.CommandLine;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using ShelfEdge.Service.Kiosk;

namespace ShelfEdge.Service.Commands.Keys;

/// <summary><c>shelfedge feedback</c>: what kiosks reported, for the next training.</summary>
internal static class FeedbackCommand
{
    private const string Header = "user,item,weight,time\n";

    public static Command Create() => new("feedback", "Export what shoppers tapped and bought.") { CreateExport() };

    private static Command CreateExport()
    {
        var output = new Option<string>("--out") { Description = "File to write.", HelpName = "FILE", Required = true };
        var config = CommandOptions.Config();
        var command = new Command("export", "Write user,item,weight,time as 'shelfedge-lab train recommender' reads it; users are ids, never cards.") { output, config };
        command.SetAction(async (parsed, _) =>
        {
            if (await CommandSettings.ReadAsync(parsed, config) is not { } options)
            {
                return ExitCode.BadConfiguration;
            }

            var path = Path.Combine(options.DataDirectory, FeedbackDatabase.FileName);
            if (!File.Exists(path))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"{path}: there is none; no kiosk has reported to this box yet");
                return ExitCode.Failed;
            }

            try
            {
                using var database = FeedbackDatabase.OpenReadOnly(path);
                await OutputFile.WriteAsync(parsed.GetRequiredValue(output), Compose(database.Events()), parsed.InvocationConfiguration.Output);
                return ExitCode.Done;
            }
            catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(exception.Message);
                return ExitCode.Failed;
            }
        });
        return command;
    }

    private static byte[] Compose(IEnumerable<Feedback> events)
    {
        var text = new StringBuilder(Header);
        foreach (var one in events.Where(one => one.Shopper is not null && one.Kind != FeedbackKind.Shown))
        {
            text.Append(CultureInfo.InvariantCulture, $"{one.Shopper},{one.Item},{one.Weight},{one.At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
