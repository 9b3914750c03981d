using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Verification;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Model;

/// <summary>Everything that is asked of a model before it goes into use, from the manifest to its speed.</summary>
internal static class ModelVerification
{
    /// <summary>Makes every check that can still be made after one has failed.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<Check> Run(ModelVerifyRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        ModelFolder folder;
        try
        {
            folder = ModelFolder.Open(request.Directory);
        }
        catch (ModelException exception)
        {
            return [Check.Failed("manifest", Words(exception)), .. NotChecked("there is no manifest to go by", "file", "licence", GraphCheck.Name)];
        }

        var manifest = folder.Manifest;
        List<Check> checks =
        [
            Check.Ok("manifest", $"{manifest.Name} {manifest.Version}, {(manifest.Task == ModelTask.Detection ? "detector" : "recognizer")}"),
            CheckLicence(manifest),
        ];
        try
        {
            checks.Insert(1, Check.Ok("file", $"{manifest.File}, {folder.CheckFile()} bytes, SHA-256 {manifest.Sha256[..12]}..."));
        }
        catch (ModelException exception)
        {
            // What is not the file of the manifest is not run.
            checks.Insert(1, Check.Failed("file", Words(exception)));
            return [.. checks, .. NotChecked("only the file of the manifest is run", GraphCheck.Name)];
        }

        checks.AddRange(
            manifest.Task == ModelTask.Detection
                ? new DetectorVerification(folder, request, time).Run(cancellationToken)
                : new RecognizerVerification(folder, request, time).Run(cancellationToken));
        return checks;
    }

    /// <summary>The reasons of a refusal, without the folder, which the command line names.</summary>
    public static string Words(ModelException exception) => string.Join("; ", exception.Errors);

    /// <summary>One line for each check that could not be made; none of them passed.</summary>
    public static IEnumerable<Check> NotChecked(string reason, params IEnumerable<string> names) =>
        names.Select(name => Check.Skipped(name, $"not checked: {reason}"));

    private static Check CheckLicence(ModelManifest manifest) => LicencePolicy.FindObjection(manifest.Licence) is { } objection
        ? Check.Failed("licence", objection)
        : Check.Ok("licence", manifest.Licence);
}
