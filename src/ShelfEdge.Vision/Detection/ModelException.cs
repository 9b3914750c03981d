namespace ShelfEdge.Vision.Detection;

/// <summary>A model is refused. The message names the folder and everything that is wrong.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Refuses the model in a folder.</summary>
    /// <param name="folder">The folder of the manifest.</param>
    /// <param name="errors">One reason each, at least one.</param>
    /// <param name="innerException">What was caught, if anything.</param>
    public ModelException(string folder, IReadOnlyList<string> errors, Exception? innerException = null)
        : base($"The model in '{folder}' is refused: {string.Join("; ", errors)}", innerException) => Errors = errors;

    /// <summary>Every reason, without the folder.</summary>
    public IReadOnlyList<string> Errors { get; }
}
