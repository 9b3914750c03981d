using System.Globalization;
using ShelfEdge.Lab.Tests.Purchases;

namespace ShelfEdge.Lab.Tests.Recommend;

/// <summary>
/// Users of a few tastes who take items of their own taste and now and then a popular one, made from a seed: what a user takes later
/// follows from what users of the same taste took before.
/// </summary>
internal static class TasteFile
{
    private const int Tastes = 6;
    private const int ItemsOfTaste = 20;

    /// <summary>Writes <c>train.csv</c> and <c>test.csv</c>, a third of each user's items in the second.</summary>
    public static (string Train, string Test) Write(LabRun run, int users = 150, int seed = 1)
    {
        var random = new Random(seed);
        var train = new List<string> { "user,item,weight,time" };
        var test = new List<string> { "user,item,weight,time" };
        for (int user = 0; user < users; user++)
        {
            int[] items = [.. Enumerable.Range(0, ItemsOfTaste)];
            random.Shuffle(items);
            for (int i = 0; i < 12; i++)
            {
                // Items of low numbers are popular whatever the taste.
                int taste = random.NextDouble() < 0.15 ? 0 : user % Tastes;
                bool isLater = i >= 8;
                string time = new DateTime(2011, isLater ? 9 : 8, 1 + i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                (isLater ? test : train).Add($"u{user},i{(taste * ItemsOfTaste) + items[i]},1,{time}");
            }
        }

        return (run.Write("train.csv", train), run.Write("test.csv", test));
    }

    /// <summary>Writes ratings of 1 to 5 that agree within a taste, split by chance.</summary>
    public static (string Train, string Test) WriteRatings(LabRun run, int seed = 1)
    {
        var random = new Random(seed);
        var train = new List<string> { "user,item,weight" };
        var test = new List<string> { "user,item,weight" };
        for (int user = 0; user < 60; user++)
        {
            for (int item = 0; item < 40; item++)
            {
                double rating = 3 + (user % 2 == item % 2 ? 1.5 : -1.5) + (random.NextDouble() - 0.5);
                (random.NextDouble() < 0.7 ? train : test).Add(
                    string.Create(CultureInfo.InvariantCulture, $"u{user},i{item},{rating:F3}"));
            }
        }

        return (run.Write("train.csv", train), run.Write("test.csv", test));
    }
}
