using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using ShelfEdge.Messaging.Outbox;
using ShelfEdge.Service.Hosting;
using ShelfEdge.Service.Pipeline;
using ShelfEdge.Service.Recognition;
using ShelfEdge.Service.Remote;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Run;

/// <summary>Runs the box and turns what can go wrong at the start into a sentence and an exit code.</summary>
internal static class RunProgram
{
    public static async Task<int> RunAsync(RunRequest request, TextWriter error)
    {
        if (request.Input is { } path && !path.Contains("://", StringComparison.Ordinal) && !Path.Exists(path))
        {
            await error.WriteLineAsync($"--input: there is no file or folder {path}");
            return ExitCode.Failed;
        }

        var reader = SettingsReader.FromEnvironment();
        AppliedFiles? trial = null;
        SettingsReadResult read;
        if (request.Input is { } input)
        {
            read = reader.ForInput(input, Path.Combine(Path.GetTempPath(), "shelfedge-input"), loop: !request.Once);
        }
        else
        {
            try
            {
                trial = reader.FindApplied(request.Config) is { } applied && applied.BeginStart() is not null ? applied : null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A disk that takes no writes: what is on trial stays as it is until it does.
                await error.WriteLineAsync($"dataDirectory: {exception.Message}");
            }

            read = reader.Read(request.Config);
        }

        if (read.Settings is null)
        {
            await SettingsReport.WriteAsync(error, read.Problems);
            return Refused(trial, string.Join("; ", read.Problems));
        }

        var problems = RecognizerOpening.Problems(read.Settings.Options.Recognition, read.File);
        if (!problems.IsEmpty)
        {
            await SettingsReport.WriteAsync(error, problems);
            return Refused(trial, string.Join("; ", problems));
        }

        try
        {
            await using var app = BoxHost.Build(read.Settings, request);
            var end = app.Services.GetRequiredService<ProcessEnd>();
            await app.RunAsync();
            return end.ExitCode == ExitCode.Done ? Stopped(trial) : end.ExitCode;
        }
        catch (ModelException exception)
        {
            await error.WriteLineAsync($"{read.File}: detector.modelDirectory: {exception.Message}");
            return Refused(trial, exception.Message);
        }
        catch (InvalidDataException exception)
        {
            await error.WriteLineAsync($"{read.File}: recognition: {exception.Message}");
            return Refused(trial, exception.Message);
        }
        catch (OutboxException exception)
        {
            await error.WriteLineAsync($"{read.File}: dataDirectory: {exception.Message}");
            return exception.Failure == OutboxFailure.Newer ? ExitCode.BadConfiguration : ExitCode.Failed;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync($"{read.File}: api.port: {exception.Message}");
            return ExitCode.Failed;
        }
        catch (UnauthorizedAccessException exception)
        {
            await error.WriteLineAsync($"{read.File}: dataDirectory: {exception.Message}");
            return ExitCode.Failed;
        }
        catch (SocketException exception)
        {
            await error.WriteLineAsync($"{read.File}: mqtt.port: the embedded broker cannot listen: {exception.Message}");
            return ExitCode.Failed;
        }
    }

    private static int Stopped(AppliedFiles? trial)
    {
        try
        {
            trial?.Renew();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next start puts back what could not be tried to the end.
        }

        return ExitCode.Done;
    }

    // What a command brought is not worth a person's way to the box: the last good one can start.
    private static int Refused(AppliedFiles? trial, string reason)
    {
        try
        {
            trial?.PutBack(reason);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is put back all the same; only the reason is lost.
        }

        return trial is null ? ExitCode.BadConfiguration : ExitCode.Restart;
    }
}
