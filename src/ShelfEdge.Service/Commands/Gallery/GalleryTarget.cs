using System.CommandLine;
using System.CommandLine.Parsing;
using ShelfEdge.Service.Settings;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Recognition;

namespace ShelfEdge.Service.Commands.Gallery;

/// <summary>Which gallery a command works on and with which recognizer: named, or those of the settings.</summary>
/// <param name="config">Names the settings, when another part of the command has that option too.</param>
internal sealed class GalleryTarget(Option<FileInfo?>? config = null)
{
    private readonly Option<string?> _gallery = new("--gallery")
    {
        Description = "Gallery file. Default: recognition.gallery of the settings.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _model = new("--recognizer")
    {
        Description = $"Folder of the recognizer. Default: that of the settings, or with --gallery {ModelFolder.ShippedRecognizer}.",
        HelpName = "DIR",
    };

    private readonly Option<FileInfo?> _config = config ?? CommandOptions.Config();

    /// <summary>Adds the options that name gallery and recognizer.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_gallery);
        command.Options.Add(_model);
        if (!command.Options.Contains(_config))
        {
            command.Options.Add(_config);
        }
    }

    /// <summary>Whether the command line names a gallery or a recognizer.</summary>
    public bool IsNamed(CommandResult result) => result.GetResult(_gallery) is not null || result.GetResult(_model) is not null;

    /// <summary>Finds out which are meant; says why not on standard error.</summary>
    /// <returns><see langword="null"/> when the settings were needed and are wrong.</returns>
    public async Task<RecognitionOptions?> FindAsync(ParseResult parsed)
    {
        var options = new RecognitionOptions();
        if (parsed.GetValue(_gallery) is not { } file)
        {
            var read = SettingsReader.FromEnvironment().Read(parsed.GetValue(_config));
            if (read.Settings is not { } settings)
            {
                await SettingsReport.WriteAsync(parsed.InvocationConfiguration.Error, read.Problems);
                return null;
            }

            options = settings.Options.Recognition;
            if (!options.IsOn)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(
                    $"{read.File}: recognition.gallery: is not set; set it, or name a file with --gallery");
                return null;
            }
        }
        else
        {
            options.Gallery = Path.GetFullPath(file);
        }

        if (parsed.GetValue(_model) is { } model)
        {
            options.ModelDirectory = Path.GetFullPath(model);
        }

        return options;
    }

    /// <summary>Runs a command and turns what can go wrong into a sentence and an exit code.</summary>
    public async Task<int> RunAsync(ParseResult parsed, Func<RecognitionOptions, Task<int>> run)
    {
        if (await FindAsync(parsed) is not { } options)
        {
            return ExitCode.BadConfiguration;
        }

        try
        {
            return await run(options);
        }
        catch (Exception exception) when (
            exception is ModelException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(exception.Message);
            return ExitCode.Failed;
        }
    }

    /// <summary>A recognizer for a few photographs.</summary>
    public static OnnxRecognizer Open(RecognitionOptions options) => OnnxRecognizer.Open(
        new RecognizerOptions { ModelDirectory = options.ModelDirectory, Threads = options.Threads, Batch = 16 }, TimeProvider.System);
}
