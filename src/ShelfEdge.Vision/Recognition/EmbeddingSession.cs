using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Vision.Recognition;

/// <summary>
/// An embedding model in ONNX Runtime, bound to one input and one output array for batches of any size up to a bound. Not safe
/// for concurrent calls.
/// </summary>
internal sealed class EmbeddingSession : IDisposable
{
    // A batch is rounded up to a multiple of this: few bindings, and few crops that are computed for nothing.
    private const int Step = 8;

    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
    private readonly ModelTensor _input;
    private readonly ModelTensor _output;
    private readonly byte[] _crops;
    private readonly int _maxCrops;
    private readonly OrtIoBinding?[] _bindings;
    private readonly List<OrtValue> _values = [];

    private EmbeddingSession(InferenceSession session, ModelManifest manifest, byte[] crops, int maxCrops)
    {
        _session = session;
        _input = manifest.Input.Tensor;
        _output = manifest.Output.Tensors(manifest.Input, manifest.Classes.Length)[0];
        _crops = crops;
        _maxCrops = maxCrops;
        _bindings = new OrtIoBinding?[((maxCrops - 1) / Step) + 1];
        Output = GC.AllocateArray<float>(maxCrops * _output.Length, pinned: true);
    }

    /// <summary>The vectors one after the other, after <see cref="Run"/>.</summary>
    public float[] Output { get; }

    /// <summary>Loads a model, compares it with its manifest and runs it once.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="crops">Pinned array that the caller fills before each run.</param>
    /// <param name="maxCrops">The most crops of a run.</param>
    /// <param name="threads">Threads that work on one run; 0 takes one per core.</param>
    /// <exception cref="ModelException">The model is not what the manifest says, or does not run.</exception>
    public static EmbeddingSession Load(ModelFolder folder, byte[] crops, int maxCrops, int threads)
    {
        var model = folder.ReadModel();
        EmbeddingSession? loaded = null;
        try
        {
            using var options = ModelSession.CreateOptions(threads);
            loaded = new EmbeddingSession(new InferenceSession(model, options), folder.Manifest, crops, maxCrops);
            loaded.Check(folder);
            loaded.Run(maxCrops);
            return loaded;
        }
        catch (OnnxRuntimeException e)
        {
            loaded?.Dispose();
            throw new ModelException(folder.Path, [$"{folder.Manifest.File} does not run: {e.Message}"], e);
        }
        catch (ModelException)
        {
            loaded?.Dispose();
            throw;
        }
    }

    /// <summary>Embeds the first crops of the array. Allocates nothing once a batch of about this size has been run.</summary>
    public void Run(int crops)
    {
        var step = (crops - 1) / Step;
        _session.RunWithBinding(_runOptions, _bindings[step] ??= Bind(Math.Min((step + 1) * Step, _maxCrops)));
    }

    public void Dispose()
    {
        foreach (var binding in _bindings)
        {
            binding?.Dispose();
        }

        _values.ForEach(value => value.Dispose());
        _runOptions.Dispose();
        _session.Dispose();
    }

    private static ImmutableArray<long> Batched(ModelTensor tensor, int crops) => tensor.Shape.SetItem(0, crops);

    private void Check(ModelFolder folder)
    {
        var errors = ModelSignature.Compare(
            _session,
            _input with { Shape = Batched(_input, _maxCrops) },
            [_output with { Shape = Batched(_output, _maxCrops) }]);
        if (errors.Count > 0)
        {
            throw new ModelException(folder.Path, [.. errors.Select(error => $"{folder.Manifest.File}: {error}")]);
        }
    }

    private OrtIoBinding Bind(int crops)
    {
        var binding = _session.CreateIoBinding();
        binding.BindInput(_input.Name, Value(_crops, _input, crops));
        binding.BindOutput(_output.Name, Value(Output, _output, crops));
        return binding;
    }

    private OrtValue Value<T>(T[] array, ModelTensor tensor, int crops)
        where T : unmanaged
    {
        var value = OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, array.AsMemory(0, crops * tensor.Length), [.. Batched(tensor, crops)]);
        _values.Add(value);
        return value;
    }
}
