using System.CommandLine;
using System.Text.Json;
using ShelfEdge.Service.Commands.Model;

namespace ShelfEdge.Service.Tests.Commands.Model;

/// <summary>One <c>shelfedge model verify --json</c> inside the test: its exit code and how each check ended.</summary>
internal sealed class VerifyRun
{
    private readonly Dictionary<string, (string Outcome, string Detail)> _checks = [];

    public VerifyRun(string directory, params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        ExitCode = ModelCommand.Create()
            .Parse(["verify", directory, "--json", .. options])
            .Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        Error = error.ToString();
        if (output.ToString() is { Length: > 0 } text)
        {
            using var document = JsonDocument.Parse(text);
            foreach (var check in document.RootElement.GetProperty("checks").EnumerateArray())
            {
                _checks.Add(
                    check.GetProperty("name").GetString()!,
                    (check.GetProperty("outcome").GetString()!, check.GetProperty("detail").GetString()!));
            }
        }
    }

    public int ExitCode { get; }

    public string Error { get; }

    /// <summary>Names of the checks that ended so, in the order made.</summary>
    public IEnumerable<string> Names(string outcome) => _checks.Where(check => check.Value.Outcome == outcome).Select(check => check.Key);

    public string Detail(string name) => _checks[name].Detail;

    /// <summary>All of it, for the message of a test that fails.</summary>
    public override string ToString() =>
        string.Join('\n', _checks.Select(check => $"{check.Value.Outcome} {check.Key}: {check.Value.Detail}").Append(Error));
}
