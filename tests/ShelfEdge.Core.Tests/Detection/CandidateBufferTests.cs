using CsCheck;
using ShelfEdge.Core.Detection;

namespace ShelfEdge.Core.Tests.Detection;

public sealed class CandidateBufferTests
{
    [Fact]
    public void Buffer_keeps_the_best_of_all_that_was_added() =>
        Gen.Select(Gen.Int[1, 50], Gen.Int[0, 20].Array[0, 200]).Sample((capacity, scores) =>
        {
            var buffer = new CandidateBuffer(capacity);
            for (var i = 0; i < scores.Length; i++)
            {
                buffer.Add(scores[i] / 20f, i);
            }

            var expected = scores.Select((score, i) => ScoreOrder.Key(score / 20f, i)).Order().Take(capacity);
            Assert.Equal(expected, buffer.Keys.ToArray().Order());
            Assert.Equal(Math.Max(0, scores.Length - capacity), buffer.Lost);
        });

    [Fact]
    public void Buffer_that_was_cleared_starts_anew()
    {
        var buffer = new CandidateBuffer(2);
        for (var i = 0; i < 5; i++)
        {
            buffer.Add(0.9f, i);
        }

        buffer.Clear();
        buffer.Add(0.1f, 7);

        Assert.Equal([ScoreOrder.Key(0.1f, 7)], buffer.Keys.ToArray());
        Assert.Equal(0, buffer.Lost);
    }
}
