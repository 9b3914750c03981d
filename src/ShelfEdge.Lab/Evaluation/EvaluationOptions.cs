using System.CommandLine;
using ShelfEdge.Lab.Failures;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Recommend;
using ShelfEdge.Vision.Capture;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Lab.Evaluation;

/// <summary>What the commands that judge a model on pictures are asked alike. One instance a command.</summary>
internal sealed class EvaluationOptions
{
    private const int MostFailures = 50;

    private readonly Option<string> _model = new("--model") { Description = "Model folder.", Required = true, HelpName = "DIR" };

    private readonly Option<int> _threads =
        new Option<int>("--threads") { Description = "Threads that work on one picture; 0 takes one per core.", HelpName = "N" }.Between(0, 64);

    private readonly Option<bool> _json = new("--json") { Description = "Give the result as JSON." };

    private readonly Option<string?> _output = new("--out") { Description = "File to write the result to. Default: print it.", HelpName = "FILE" };

    private readonly Option<string?> _failures = new("--failures")
    {
        Description = "Draw the worst misses of the shipped graph into this folder, which is made when missing.", HelpName = "DIR",
    };

    private readonly Option<int> _worst = new Option<int>("--worst")
    {
        Description = "With --failures: pictures of each set.", DefaultValueFactory = _ => 6, HelpName = "N",
    }.Between(1, MostFailures);

    public int ThreadsOf(ParseResult result) => result.GetValue(_threads);

    /// <summary>Adds the options after those of the command itself.</summary>
    public Command AddTo(Command command)
    {
        foreach (Option option in (Option[])[_model, _threads, _json, _output, _failures, _worst])
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetResult(_worst) is { Implicit: false } && result.GetResult(_failures) is null)
            {
                result.AddError("--worst says how many pictures --failures draws; give both.");
            }
        });
        return command;
    }

    /// <summary>Opens the model, judges, writes the failures and the report; a failure that is no defect becomes one line.</summary>
    /// <param name="result">Of the command.</param>
    /// <param name="judge">Given the model and where failures go, if anywhere, gives what writes the report as text or JSON.</param>
    /// <returns>Exit code.</returns>
    public int Run(ParseResult result, Func<ModelFolder, FailureFolder?, Action<TextWriter, bool>> judge) => LabAction.Run(result, () =>
    {
        try
        {
            ModelFolder model = ModelFolder.Open(result.GetRequiredValue(_model));
            FailureFolder? failures = result.GetValue(_failures) is { } folder
                ? new FailureFolder(folder, $"{model.Manifest.Name} {model.Manifest.Version}", model.Manifest.File, result.GetValue(_worst))
                : null;
            Action<TextWriter, bool> report = judge(model, failures);
            failures?.Save();
            Write(result, report);
        }
        catch (Exception problem) when (problem is ModelException or FrameSourceException)
        {
            throw new InvalidDataException(problem.Message, problem);
        }
    });

    private void Write(ParseResult result, Action<TextWriter, bool> report)
    {
        if (result.GetValue(_output) is not { } path)
        {
            report(result.InvocationConfiguration.Output, result.GetValue(_json));
            return;
        }

        using StreamWriter file = File.CreateText(path);
        report(file, result.GetValue(_json));
    }
}
