using ShelfEdge.Core.Modelling;
using ShelfEdge.Testing.Modelling;

namespace ShelfEdge.Core.Tests.Modelling;

public sealed class ModelCompletionTests
{
    private static readonly ModelManifest Whole = SampleManifest.Create(layout: TensorLayout.Nchw);

    private static readonly ModelManifest Bare = Whole with
    {
        Input = Whole.Input with { WidthPixels = 0, HeightPixels = 0 },
        Output = new YoloV8Output("output0", []),
        Classes = [],
    };

    private static readonly ModelManifest End2End = Whole with { Output = new YoloEnd2EndOutput("output0", 0) };

    [Fact]
    public void Complete_manifest_comes_back_as_it_is()
    {
        var facts = Facts([1, 3, 320, 320], [1, 300, 6], ("names", "{0: 'other'}"), ("stride", "64"), ("imgsz", "[640, 640]"));

        Assert.Equal(Whole, ModelCompletion.Complete(Whole, facts).Manifest);
    }

    [Fact]
    public void Fixed_graph_gives_the_size_and_the_metadata_the_rest()
    {
        var facts = Facts([1, 3, 480, 640], [1, 6, 6300], ("names", "{0: 'a', 1: 'b'}"), ("stride", "32"), ("imgsz", "[1, 1]"));

        var manifest = ModelCompletion.Complete(Bare, facts).Manifest!;

        Assert.Equal((640, 480), (manifest.Input.WidthPixels, manifest.Input.HeightPixels));
        Assert.Equal(["a", "b"], manifest.Classes);
        Assert.Equal([8, 16, 32], ((YoloV8Output)manifest.Output).Strides);
    }

    [Theory]
    [InlineData(-1, -1, 640, 480)]
    [InlineData(320, -1, 640, 320)]
    public void Open_axis_takes_the_size_of_the_metadata(int height, int width, int expectedWidth, int expectedHeight)
    {
        var facts = Facts([-1, 3, height, width], [1, 5, -1], ("names", "{0: 'a'}"), ("stride", "32"), ("imgsz", "[480, 640]"));

        var input = ModelCompletion.Complete(Bare, facts).Manifest!.Input;

        Assert.Equal((expectedWidth, expectedHeight), (input.WidthPixels, input.HeightPixels));
    }

    [Fact]
    public void Packed_layout_has_its_size_in_front_of_the_channels()
    {
        var bare = Bare with { Input = Bare.Input with { Layout = TensorLayout.Nhwc } };
        var facts = Facts([1, 64, 96, 3], [1, 5, -1], ("names", "{0: 'a'}"), ("stride", "32"));

        var input = ModelCompletion.Complete(bare, facts).Manifest!.Input;

        Assert.Equal((96, 64), (input.WidthPixels, input.HeightPixels));
    }

    [Fact]
    public void Everything_that_nobody_says_is_named_at_once() => Assert.Equal(
        [
            "$.input.width and height: are missing, and neither the graph nor its metadata 'imgsz' gives a size",
            "$.classes: is missing, and the ONNX file has no metadata 'names'",
            "$.output.strides: is missing, and the ONNX file has no metadata 'stride'",
        ],
        ModelCompletion.Complete(Bare, Facts([1, 3, -1, -1], [1, 5, -1])).Errors);

    [Theory]
    [InlineData("{0: 'a', 1: 'a'}", "$.classes: is missing, and the metadata 'names' of the ONNX file gives one name to several classes")]
    [InlineData("['a']", "$.classes: is missing, and the metadata 'names' of the ONNX file is not {0: 'name', 1: 'name', ...} with 1 to 1000 names of 1 to 64 printable characters")]
    public void Names_that_are_no_classes_are_refused(string names, string expected) => Assert.Equal(
        [expected],
        ModelCompletion.Complete(Bare, Facts([1, 3, 64, 64], [1, 5, 84], ("names", names), ("stride", "32"))).Errors);

    [Theory]
    [InlineData("24", "$.output.strides: is missing, and the metadata 'stride' of the ONNX file is not 8, 16, 32, 64 or 128")]
    [InlineData("x", "$.output.strides: is missing, and the metadata 'stride' of the ONNX file is not 8, 16, 32, 64 or 128")]
    [InlineData("64", "$.output.strides: is missing, and the metadata 'stride' 64 does not divide the input of 96x64")]
    public void Stride_that_gives_no_grid_is_refused(string stride, string expected) => Assert.Equal(
        [expected],
        ModelCompletion.Complete(Bare, Facts([1, 3, 64, 96], [1, 5, 84], ("names", "{0: 'a'}"), ("stride", stride))).Errors);

    [Theory]
    [InlineData(31, 640)]
    [InlineData(640, 4097)]
    [InlineData(0, 0)]
    public void Side_out_of_bounds_is_refused(int height, int width) => Assert.Contains(
        $"the ONNX file has an input of {width}x{height}, a side must have 32 to 4096 pixels",
        ModelCompletion.Complete(Bare, Facts([1, 3, height, width], [1, 5, 84], ("names", "{0: 'a'}"), ("stride", "8"))).Errors);

    [Fact]
    public void Rows_follow_from_the_graph() =>
        Assert.Equal(
            new YoloEnd2EndOutput("output0", 300),
            ModelCompletion.Complete(End2End, Facts([1, 3, 64, 64], [1, 300, 6])).Manifest!.Output);

    [Theory]
    [InlineData(-1)]
    [InlineData(2001)]
    public void Rows_that_the_graph_does_not_tell_are_asked_for(int rows) =>
        Assert.Equal(
            ["$.output.rows: is missing, and output 'output0' of the graph does not tell 1 to 2000 rows"],
            ModelCompletion.Complete(End2End, Facts([1, 3, 64, 64], [1, rows, 6])).Errors);

    private static GraphFacts Facts(
        IReadOnlyList<int> input, IReadOnlyList<int> output, params ReadOnlySpan<(string Key, string Value)> metadata) => new(
        input,
        new Dictionary<string, IReadOnlyList<int>> { ["output0"] = output },
        metadata.ToArray().ToDictionary(entry => entry.Key, entry => entry.Value));
}
