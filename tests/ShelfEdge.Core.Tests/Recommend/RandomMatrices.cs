using ShelfEdge.Core.Recommend;

namespace ShelfEdge.Core.Tests.Recommend;

/// <summary>Small training sets made from a seed.</summary>
internal static class RandomMatrices
{
    /// <summary>Pairs drawn at random with weights from 0.5 to 4.5; some users and items may have none.</summary>
    public static InteractionMatrix Implicit(int seed, int users = 30, int items = 20, int pairs = 150)
    {
        var random = new Random(seed);
        var interactions = new Interaction[pairs];
        for (int i = 0; i < pairs; i++)
        {
            interactions[i] = new Interaction(random.Next(users), random.Next(items), 0.5f + (4 * random.NextSingle()));
        }

        return InteractionMatrix.Build(users, items, interactions);
    }

    /// <summary>
    /// Ratings that are a mean, biases and two planted factors with a little noise, split by chance into known and withheld ones.
    /// </summary>
    public static (InteractionMatrix Known, InteractionMatrix Withheld) Ratings(int seed, int users = 80, int items = 60)
    {
        var random = new Random(seed);
        float[] userBias = Draw(users, 0.5f);
        float[] itemBias = Draw(items, 0.5f);
        float[][] taste = [Draw(users, 1), Draw(users, 1)];
        float[][] trait = [Draw(items, 1), Draw(items, 1)];
        var known = new List<Interaction>();
        var withheld = new List<Interaction>();
        for (int user = 0; user < users; user++)
        {
            for (int item = 0; item < items; item++)
            {
                float rating = 3.5f + userBias[user] + itemBias[item]
                    + (taste[0][user] * trait[0][item]) + (taste[1][user] * trait[1][item]) + (0.1f * Uniform());
                (random.NextSingle() < 0.6f ? known : withheld).Add(new Interaction(user, item, rating));
            }
        }

        return (InteractionMatrix.Build(users, items, [.. known]), InteractionMatrix.Build(users, items, [.. withheld]));

        float[] Draw(int count, float scale) => [.. Enumerable.Range(0, count).Select(_ => scale * Uniform())];

        float Uniform() => (2 * random.NextSingle()) - 1;
    }
}
