using ShelfEdge.Service.Commands.Run;
using ShelfEdge.Service.Health;
using ShelfEdge.Service.Remote;
using ShelfEdge.Service.Settings;

namespace ShelfEdge.Service.Hosting;

/// <summary>Registers what takes commands from afar.</summary>
internal static class RemoteServices
{
    public static void AddRemote(this IServiceCollection services, BoxSettings settings, RunRequest request)
    {
        var options = settings.Options;
        services.AddSingleton(options);
        services.AddSingleton(options.Remote);
        services.AddSingleton<CommandInbox>();
        services.AddSingleton<CommandCounters>();
        services.AddSingleton(new AppliedFiles(options.DataDirectory));
        services.AddSingleton(provider => CommandJournal.Open(
            Path.Combine(options.DataDirectory, CommandJournal.FileName), options.Remote,
            provider.GetRequiredService<ILogger<CommandJournal>>()));
        services.AddSingleton<LookActions>();
        services.AddSingleton<AlertActions>();
        services.AddSingleton(provider => new ApplyActions(
            provider.GetRequiredService<AppliedFiles>(), SettingsReader.FromEnvironment(), request.Config, options,
            provider.GetRequiredService<PipelineProgress>(), provider.GetRequiredService<HealthRules>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SupportBundle>();
        services.AddSingleton<CommandActions>();
        services.AddSingleton<CommandDesk>();
        services.AddSingleton<Trial>();
        services.AddSingleton<HealthNotes>();
        if (options.Remote.Commands.Count > 0)
        {
            services.AddSingleton(provider => provider.GetRequiredService<CommandInbox>().Route);
        }

        services.AddHostedService<RemoteWorker>();
    }
}
