using ShelfEdge.Core.Modelling;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Model;

/// <summary>Folders of the models that a candidate is compared with; empty: the one that is shipped.</summary>
/// <param name="Detector">For a detector.</param>
/// <param name="Recognizer">For a recognizer.</param>
internal sealed record ModelsInUse(string Detector, string Recognizer)
{
    /// <summary>Opens the one with a task; only its manifest is read.</summary>
    /// <exception cref="ModelException">It is not there, or its manifest is wrong.</exception>
    public ModelFolder Open(ModelTask task) => ModelFolder.Open(
        task == ModelTask.Detection
            ? ModelFolder.Locate(Detector)
            : ModelFolder.Locate(Recognizer, ModelFolder.ShippedRecognizer));
}
