using ShelfEdge.Lab.Recommend;
using ShelfEdge.Lab.Tests.Purchases;

namespace ShelfEdge.Lab.Tests.Recommend;

public sealed class RecommenderCommandsTests : IDisposable
{
    private readonly LabRun _run = new();

    [Fact]
    public void Recommendations_leave_out_what_the_user_has_and_rank_from_one()
    {
        (string train, _) = TasteFile.Write(_run);
        Train(train, "model");

        int code = _run.Run(
            "recommend", "--model", _run.PathOf("model"), "--interactions", train, "--k", "5", "--out", _run.PathOf("new/rec.csv"));

        Assert.Equal(0, code);
        string[] lines = File.ReadAllLines(_run.PathOf("new/rec.csv"));
        Assert.Equal("user,rank,item,score", lines[0]);
        string[][] rows = [.. lines.Skip(1).Select(line => line.Split(','))];
        Assert.Equal(150 * 5, rows.Length);
        HashSet<string> seen = [.. File.ReadLines(train).Skip(1).Select(line => string.Join(',', line.Split(',').Take(2)))];
        Assert.DoesNotContain(rows, row => seen.Contains($"{row[0]},{row[2]}"));
        Assert.Equal(["1", "2", "3", "4", "5"], rows.Where(row => row[0] == "u7").Select(row => row[1]));
    }

    [Fact]
    public void Model_beats_what_is_popular_on_tastes()
    {
        (string train, string test) = TasteFile.Write(_run);
        Train(train, "model");

        int code = _run.Run(
            "evaluate", "recommender", "--model", _run.PathOf("model"), "--interactions", train, "--test", test, "--k", "10");

        Assert.Equal(0, code);
        Assert.Contains("150 users, items new to the user", _run.Output, StringComparison.Ordinal);
        Assert.True(Recall("recommender") > 2 * Recall("popular"), _run.Output);
        Assert.All(
            ["item-kNN", "item-kNN weighted", "popular lately", "recommender - item-kNN", "recommender - popular"],
            row => Assert.Contains($"| {row} |", _run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Last_bought_joins_the_table_when_seen_items_count()
    {
        (string train, string test) = TasteFile.Write(_run);
        Train(train, "model");

        _run.Run(
            "evaluate", "recommender", "--model", _run.PathOf("model"), "--interactions", train, "--test", test, "--include-seen");

        Assert.Contains("| last bought |", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Same_seed_gives_the_same_files_whatever_the_threads()
    {
        (string train, _) = TasteFile.Write(_run);
        Train(train, "one", "--jobs", "1");
        Train(train, "two", "--jobs", "3");
        Train(train, "other", "--seed", "2");

        Assert.Equal(Bytes("one", "factors"), Bytes("two", "factors"));
        Assert.Equal(Bytes("one", "neighbours"), Bytes("two", "neighbours"));
        Assert.NotEqual(Bytes("one", "factors"), Bytes("other", "factors"));

        byte[] Bytes(string model, string file) => File.ReadAllBytes(_run.PathOf($"{model}/recommender.{file}"));
    }

    [Fact]
    public void Ratings_are_predicted_better_than_by_means()
    {
        (string train, string test) = TasteFile.WriteRatings(_run);
        Train(train, "model", "--feedback", "ratings", "--regularization", "0.05");

        _run.Run("evaluate", "recommender", "--model", _run.PathOf("model"), "--interactions", train, "--test", test);

        // Noise alone has a deviation of 0.29, and the tastes of 1.5.
        Assert.InRange(Cell("recommender", 0), 0.25, 0.45);
        Assert.InRange(Cell("mean of the item", 0), 1.4, 1.7);
    }

    [Fact]
    public void Similar_items_are_of_the_same_taste()
    {
        (string train, _) = TasteFile.Write(_run);
        Train(train, "model");

        Assert.Equal(0, _run.Run("similar", "--model", _run.PathOf("model"), "--item", "i45", "--k", "5"));

        int[] items = [.. _run.Output.TrimEnd().Split('\n').Select(line => int.Parse(line.Split('i')[1]))];
        Assert.Equal(5, items.Length);
        Assert.All(items, item => Assert.InRange(item, 40, 59));
    }

    [Fact]
    public void Similar_to_nothing_is_told()
    {
        (string train, _) = TasteFile.Write(_run);
        Train(train, "model");

        Assert.Equal(1, _run.Run("similar", "--model", _run.PathOf("model"), "--item", "unknown"));
        Assert.Contains("has no item 'unknown'", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Tuning_tells_the_best_settings_as_options()
    {
        (string train, _) = TasteFile.Write(_run);

        int code = _run.Run("tune", "recommender", "--interactions", train, "--trials", "3", "--factors", "16", "--validation-days", "2");

        Assert.Equal(0, code);
        string best = _run.Output.TrimEnd().Split('\n')[^1];
        Assert.StartsWith("best: --factors 16 ", best, StringComparison.Ordinal);
        Assert.Equal(
            0,
            _run.Run(["train", "recommender", "--interactions", train, "--out", _run.PathOf("m"), .. best["best: ".Length..].Split(' ')]));
    }

    [Fact]
    public void Tuning_without_times_is_refused()
    {
        string train = _run.Write("train.csv", "user,item", "ann,tea");

        Assert.Equal(1, _run.Run("tune", "recommender", "--interactions", train));
        Assert.Contains("has no column 'time'", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_model_is_named()
    {
        (string train, _) = TasteFile.Write(_run);
        Train(train, "model");
        string path = _run.PathOf("model/recommender.factors");
        byte[] bytes = File.ReadAllBytes(path);
        bytes[100] ^= 1;
        File.WriteAllBytes(path, bytes);

        int code = _run.Run(
            "recommend", "--model", _run.PathOf("model"), "--interactions", train, "--out", _run.PathOf("rec.csv"));

        Assert.Equal(1, code);
        Assert.Contains($"{path}: the checksum is wrong", _run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_run.PathOf("rec.csv")));
    }

    [Theory]
    [InlineData("--factors", "24", "give a multiple of 16")]
    [InlineData("--factors", "512", "give a whole number from 16 to 256")]
    [InlineData("--iterations", "0", "give a whole number from 1 to 1000")]
    [InlineData("--regularization", "0", "give a number from")]
    [InlineData("--half-life", "-1", "give a number from 0 to")]
    [InlineData("--jobs", "0", "give a whole number from 1 to 256")]
    [InlineData("--neighbours", "0", "give a whole number from 1 to 1000")]
    public void Number_out_of_range_is_refused(string option, string value, string message)
    {
        int code = _run.Run("train", "recommender", "--interactions", "x", "--out", "y", option, value);

        Assert.NotEqual(0, code);
        Assert.Contains(option, _run.Error, StringComparison.Ordinal);
        Assert.Contains(message, _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_of_the_options_are_those_of_the_settings()
    {
        (string train, _) = TasteFile.Write(_run);
        Assert.Equal(0, _run.Run("train", "recommender", "--interactions", train, "--out", _run.PathOf("model")));

        Core.Recommend.FactorModel model = new RecommenderDirectory(_run.PathOf("model")).ReadModel();

        Assert.Equal(new RecommenderSettings().Rules(0).Rows, model.Rules);
        Assert.Equal(new RecommenderSettings().Confidence, model.Confidence);
        Assert.Equal(new RecommenderSettings().Factors, model.Items.Width);
    }

    public void Dispose() => _run.Dispose();

    private void Train(string interactions, string model, params string[] options) => Assert.Equal(
        0,
        _run.Run(["train", "recommender", "--interactions", interactions, "--out", _run.PathOf(model), "--factors", "16", .. options]));

    private double Recall(string row) => Cell(row, 1);

    private double Cell(string row, int column) => double.Parse(
        _run.Output.Split('\n').First(line => line.StartsWith($"| {row} |", StringComparison.Ordinal)).Split('|')[2 + column].Trim().Split(' ')[0],
        System.Globalization.CultureInfo.InvariantCulture);
}
