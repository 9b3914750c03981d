using Microsoft.Data.Sqlite;
using Microsoft.ML.OnnxRuntime;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Version;

/// <summary>
/// Whether the native parts answer on this machine. OpenCV is left out on purpose: its package for another processor may be
/// missing where this is run, and the first camera proves it anyway.
/// </summary>
internal static class SelfTest
{
    /// <param name="answers">Receives what the shipped models give for a drawn test card.</param>
    public static IReadOnlyList<Check> Run(List<ModelAnswer> answers) =>
    [
        Try("inference runtime", InferenceRuntime),
        Try("database", Database),
        Try("settings", Settings),
        Try("detector", () => Ask(ModelFolder.ShippedModel, answers)),
        Try("recognizer", () => Ask(ModelFolder.ShippedRecognizer, answers)),
    ];

    private static string Ask(string shipped, List<ModelAnswer> answers)
    {
        var given = ModelProbe.Ask(ModelFolder.Open(ModelFolder.Locate(null, shipped)));
        answers.AddRange(given);
        return $"{given[0].Model} answers";
    }

    private static string InferenceRuntime()
    {
        using var options = new Microsoft.ML.OnnxRuntime.SessionOptions();
        options.IntraOpNumThreads = 1;
        return $"ONNX Runtime {OrtEnv.Instance().GetVersionString()} with {string.Join(", ", OrtEnv.Instance().GetAvailableProviders())}";
    }

    private static string Database()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "create table t (x); insert into t values (1), (2); select sum(x) || ' ' || sqlite_version() from t";
        var answer = (string)command.ExecuteScalar()!;
        return answer.StartsWith("3 ", StringComparison.Ordinal)
            ? $"SQLite {answer[2..]}"
            : throw new InvalidOperationException($"SQLite adds 1 and 2 to {answer}");
    }

    private static string Settings()
    {
        var problems = new List<SettingsProblem>();
        var root = SettingsJson.Parse("""{ "site": "s", "api": { "port": 8081 } }"""u8, "self-test", problems);
        var options = new ApiOptions();
        new SettingsBinder("self-test", problems).Bind(options, root?.Find("api"), "api");
        return problems.Count == 0 && options.Port == 8081
            ? "read from JSON"
            : throw new InvalidOperationException(string.Join("; ", problems));
    }

    private static Check Try(string name, Func<string> test)
    {
        try
        {
            return Check.Ok(name, test());
        }
        catch (Exception exception)
        {
            // Whatever a native library throws when it cannot load is the finding.
            return Check.Failed(name, (exception.InnerException ?? exception).Message);
        }
    }
}
