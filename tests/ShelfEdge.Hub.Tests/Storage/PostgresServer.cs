using System.Diagnostics;
using System.Globalization;
using ShelfEdge.Testing.Messaging;

namespace ShelfEdge.Hub.Tests.Storage;

/// <summary>A PostgreSQL with its own folder and port. It refuses to run as root, so then it runs as the user of the package.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "postgres";

    private readonly string _folder;

    private PostgresServer(string folder) => _folder = folder;

    /// <summary>Why tests with it are skipped; <see langword="null"/> when it is installed.</summary>
    public static string? Missing => Bin is null ? "PostgreSQL is not installed (apt-get install postgresql)" : null;

    public int Port { get; } = FreePort.Find();

    private static string? Bin => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order().LastOrDefault()
        : null;

    private string Data => Path.Combine(_folder, "data");

    public static async Task<PostgresServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new PostgresServer(Directory.CreateTempSubdirectory("shelfedge-postgres-").FullName);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", [User, server._folder], cancellationToken);
        }

        await ToolAsync(["initdb", "-D", server.Data, "-U", User, "-A", "trust", "--no-sync", "-E", "UTF8", "--no-locale"], cancellationToken);
        await server.StartAgainAsync(cancellationToken);
        return server;
    }

    /// <summary>A connection to a database that is new and empty.</summary>
    public async Task<string> NewDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = "hub" + Guid.NewGuid().ToString("N");
        await ToolAsync(["createdb", "-h", "127.0.0.1", "-p", Text(Port), "-U", User, name], cancellationToken);
        return $"Host=127.0.0.1;Port={Text(Port)};Username={User};Database={name};Timeout=5;Command Timeout=20";
    }

    public Task StartAgainAsync(CancellationToken cancellationToken) => ToolAsync(
        [
            "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o",
            $"-p {Text(Port)} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder}", "start",
        ],
        cancellationToken);

    /// <summary>Ends it as a power cut does: no checkpoint, recovery at the next start.</summary>
    public Task CrashAsync(CancellationToken cancellationToken) =>
        ToolAsync(["pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop"], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await CrashAsync(CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            // Stopped already.
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Task ToolAsync(string[] command, CancellationToken cancellationToken)
    {
        var tool = Path.Combine(Bin!, command[0]);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", User, "--", tool, .. command[1..]], cancellationToken)
            : RunAsync(tool, command[1..], cancellationToken);
    }

    private static async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        // Not redirected: a server that pg_ctl leaves behind would keep the pipe open.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" > /dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
        }
    }
}
