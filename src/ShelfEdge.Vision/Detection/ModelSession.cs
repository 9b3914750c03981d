using Microsoft.ML.OnnxRuntime;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Vision.Detection;

/// <summary>
/// A model in ONNX Runtime with its input and outputs bound to arrays that live as long as it does. Not safe for
/// concurrent calls.
/// </summary>
internal sealed class ModelSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
    private readonly OrtIoBinding _binding;
    private readonly List<OrtValue> _values = [];

    private ModelSession(InferenceSession session, ModelManifest manifest)
    {
        _session = session;
        Manifest = manifest;
        _binding = session.CreateIoBinding();
    }

    /// <summary>The manifest of the folder with everything that it leaves to the ONNX file.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>Values of each output tensor after <see cref="Run"/>, in the order of the manifest.</summary>
    public float[][] Outputs { get; private set; } = [];

    /// <summary>Loads a model, completes its manifest, compares the two and runs it once.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="makeInput">
    /// Makes the pinned array that the caller fills before each run: bytes or floats as the manifest says.
    /// </param>
    /// <param name="threads">Threads that work on one run; 0 takes one per core.</param>
    /// <exception cref="ModelException">The model is not what the manifest says, or does not run.</exception>
    public static ModelSession Load(ModelFolder folder, Func<ModelInput, Array> makeInput, int threads)
    {
        var model = folder.ReadModel();
        ModelSession? loaded = null;
        InferenceSession? session = null;
        try
        {
            using var options = CreateOptions(threads);
            session = new InferenceSession(model, options);
            loaded = new ModelSession(session, Complete(folder, session));
            loaded.Bind(folder, makeInput);
            loaded.Run();
            return loaded;
        }
        catch (OnnxRuntimeException e)
        {
            Drop(loaded, session);
            throw new ModelException(folder.Path, [$"{folder.Manifest.File} does not run: {e.Message}"], e);
        }
        catch (ModelException)
        {
            Drop(loaded, session);
            throw;
        }
    }

    /// <summary>Reads the input array, fills <see cref="Outputs"/>. Allocates nothing.</summary>
    public void Run() => _session.RunWithBinding(_runOptions, _binding);

    public void Dispose()
    {
        _binding.Dispose();
        _values.ForEach(value => value.Dispose());
        _runOptions.Dispose();
        _session.Dispose();
    }

    /// <summary>Sequential, quiet, without threads that spin.</summary>
    internal static SessionOptions CreateOptions(int threads)
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,

            // What fails is thrown with the same text that would be printed.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };

        // Threads that spin while they wait keep an unattended box hot between frames.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        if (QuantizedKernels.Saturate)
        {
            // Sums of products exactly as on every other processor, so that a model answers everywhere what it was judged by.
            options.AddSessionConfigEntry("session.x64quantprecision", "1");
        }

        return options;
    }

    private static void Drop(ModelSession? loaded, InferenceSession? session)
    {
        if (loaded is null)
        {
            session?.Dispose();
        }

        loaded?.Dispose();
    }

    private static ModelManifest Complete(ModelFolder folder, InferenceSession session)
    {
        var result = ModelCompletion.Complete(folder.Manifest, ModelSignature.FactsOf(session, folder.Manifest.Input.Name));
        return result.Manifest
            ?? throw new ModelException(folder.Path, [.. result.Errors.Select(error => $"{folder.Manifest.File}: {error}")]);
    }

    private void Bind(ModelFolder folder, Func<ModelInput, Array> makeInput)
    {
        var manifest = Manifest;
        var input = manifest.Input.Tensor;
        var outputs = manifest.Output.Tensors(manifest.Input, manifest.Classes.Length);
        var errors = ModelSignature.Compare(_session, input, outputs);
        if (errors.Count > 0)
        {
            throw new ModelException(folder.Path, [.. errors.Select(error => $"{manifest.File}: {error}")]);
        }

        var inputArray = makeInput(manifest.Input);
        _binding.BindInput(input.Name, inputArray is float[] floats ? Value(floats, input) : Value((byte[])inputArray, input));
        Outputs = new float[outputs.Length][];
        for (var i = 0; i < Outputs.Length; i++)
        {
            Outputs[i] = GC.AllocateArray<float>(outputs[i].Length, pinned: true);
            _binding.BindOutput(outputs[i].Name, Value(Outputs[i], outputs[i]));
        }
    }

    private OrtValue Value<T>(T[] array, ModelTensor tensor)
        where T : unmanaged
    {
        var value = OrtValue.CreateTensorValueFromMemory(array, [.. tensor.Shape]);
        _values.Add(value);
        return value;
    }
}
