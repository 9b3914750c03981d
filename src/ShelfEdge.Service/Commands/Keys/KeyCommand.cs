using System.CommandLine;
using System.Globalization;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Service.Kiosk;

namespace ShelfEdge.Service.Commands.Keys;

/// <summary><c>shelfedge key</c>: who may ask for recommendations.</summary>
internal static class KeyCommand
{
    public static Command Create() => new("key", "Add, list and remove the keys of kiosks and staff. A running box takes changes over by itself.")
    {
        CreateAdd(),
        CreateList(),
        CreateRemove(),
    };

    private static Command CreateAdd()
    {
        var kiosk = new Option<string?>("--kiosk") { Description = "The kiosk that the key is for.", HelpName = "ID" };
        var staff = new Option<bool>("--staff") { Description = "The key is for staff: it may have shoppers forgotten." };
        var config = CommandOptions.Config();
        var command = new Command("add", "Make a key and print it; it cannot be printed again.") { kiosk, staff, config };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(kiosk) is not null) == result.GetValue(staff))
            {
                result.AddError("Either --kiosk or --staff must be given.");
            }
            else if (result.GetValue(kiosk) is { } id && !Identifier.IsValid(id))
            {
                result.AddError($"--kiosk '{id}' is not possible: {Identifier.Rule}.");
            }
        });
        command.SetAction((parsed, _) => RunAsync(parsed, config, async file =>
        {
            var (_, text) = file.Add(parsed.GetValue(kiosk), TimeProvider.System.GetUtcNow());
            await parsed.InvocationConfiguration.Output.WriteLineAsync(text);
        }));
        return command;
    }

    private static Command CreateList()
    {
        var config = CommandOptions.Config();
        var command = new Command("list", "List the keys, without their text.") { config };
        command.SetAction((parsed, _) => RunAsync(parsed, config, async file =>
        {
            foreach (var key in file.Read().Keys)
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"{key.Id}  {key.CreatedAt:yyyy-MM-dd}  {(key.Kiosk is { } kiosk ? $"kiosk {kiosk}" : "staff")}"));
            }
        }));
        return command;
    }

    private static Command CreateRemove()
    {
        var id = new Argument<string>("ID") { Description = "Of the key, as the list has it." };
        var config = CommandOptions.Config();
        var command = new Command("remove", "Remove a key.") { id, config };
        command.SetAction((parsed, _) => RunAsync(parsed, config, file =>
        {
            file.Remove(parsed.GetRequiredValue(id));
            return Task.CompletedTask;
        }));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Option<FileInfo?> config, Func<KioskKeyFile, Task> run)
    {
        if (await CommandSettings.ReadAsync(parsed, config) is not { } options)
        {
            return ExitCode.BadConfiguration;
        }

        try
        {
            await run(new KioskKeyFile(Path.Combine(options.DataDirectory, KioskKeyFile.Name)));
            return ExitCode.Done;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(exception.Message);
            return ExitCode.Failed;
        }
    }
}
