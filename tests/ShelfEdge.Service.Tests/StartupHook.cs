using System.Diagnostics;
using System.Runtime.Loader;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ShelfEdge.Service.Tests.Fixtures;
using ShelfEdge.Vision.Detection;

/// <summary>
/// Runs inside the real program when <c>DOTNET_STARTUP_HOOKS</c> names this assembly, and puts another detector in place. So
/// whole-process tests need no model, and the program needs no door for tests. Name and place are what .NET looks for.
/// </summary>
#pragma warning disable CA1050 // The runtime looks for a type without a namespace.
internal sealed class StartupHook : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
#pragma warning restore CA1050
{
    public const string Variable = "SHELFEDGE_TEST_DETECTOR";

    public static void Initialize()
    {
        // The program knows its own assemblies only; those of the tests lie beside this one.
        var folder = Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!;
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(folder, $"{name.Name}.dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        DiagnosticListener.AllListeners.Subscribe(new StartupHook());
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
        {
            builder.ConfigureServices(services => services.AddSingleton(Detector()));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static IDetector Detector() => Environment.GetEnvironmentVariable(Variable) switch
    {
        "cycle" => ScriptedDetector.Cycle(),
        "throwing" => new ThrowingDetector(),
        "hanging" => new HangingDetector(),
        var other => throw new InvalidOperationException($"No detector '{other}'."),
    };
}
