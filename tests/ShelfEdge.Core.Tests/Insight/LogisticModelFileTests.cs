using CsCheck;
using ShelfEdge.Core.Insight;
using ShelfEdge.Core.Modelling;

namespace ShelfEdge.Core.Tests.Insight;

public sealed class LogisticModelFileTests
{
    private static readonly LogisticModel Model = new(
        -1.5, [new LogisticTerm("fillLevel", 0.4, 0.2, -2, 0.1), new LogisticTerm("ratePerHour", 1, 0.5, 3, 0.2)]);

    [Fact]
    public void Model_comes_back_as_it_was()
    {
        var read = LogisticModelFile.Read(LogisticModelFile.Write(Model));

        Assert.Equal(Model.Intercept, read.Intercept);
        Assert.Equal(Model.Terms, read.Terms);
        Assert.Equal(Model.Probability([0.1, 2]), read.Probability([0.1, 2]));
    }

    [Fact]
    public void Damaged_bytes_are_refused_and_never_crash()
    {
        var bytes = LogisticModelFile.Write(Model);
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte[1, 255], Gen.Int[0, bytes.Length]).Sample((at, flip, length) =>
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= flip;
            Assert.Throws<ModelFileException>(() => LogisticModelFile.Read(damaged));
            if (length < bytes.Length)
            {
                Assert.Throws<ModelFileException>(() => LogisticModelFile.Read(bytes.AsSpan(0, length)));
            }
        }, iter: 2_000);
    }

    [Fact]
    public void Probability_allocates_nothing_and_asks_for_every_feature()
    {
        Assert.Throws<ArgumentException>(() => Model.Probability([1]));
        Assert.InRange(Model.Probability([0, 10]), 0.999, 1);
        Assert.Equal(0, Testing.Allocations.Of(() => Model.Probability([0.5, 1])));
    }
}
