using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Segment;
using ShelfEdge.Service.Kiosk;
using ShelfEdge.Service.Settings;
using ShelfEdge.Service.Tests.Architecture;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Service.Tests.Kiosk;

/// <summary>What the box computes of a shopper, held to the file that the lab is held to.</summary>
public sealed class ShopperHabitsTests : IDisposable
{
    private static readonly string[] Shoppers = ["ann", "bob", "eve"];

    private readonly TestFolder _folder = new();
    private readonly ShelfEdgeOptions _options = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero));

    private string FilePath => Path.Combine(_folder.Path, FeedbackDatabase.FileName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Features_are_those_that_the_lab_computes_from_the_same_purchases_after_a_restart_too()
    {
        _options.Alerts.TimeZone = "Europe/Berlin";
        string[][] purchases = Rows("purchases.csv");
        var newest = purchases.Max(row => Time(row[3]));
        var half = purchases.Length / 2;
        while (purchases[half][4] == purchases[half - 1][4])
        {
            half++;
        }

        Feed(purchases[..half]);
        Feed(purchases[half..]);

        using var database = Open();
        foreach (var row in Rows("features.csv"))
        {
            var profile = database.Shoppers(10).Single(shopper => shopper.Id == Id(row[0])).Profile;
            var found = new double[ShopperFeatures.Names.Length];
            ShopperFeatures.Compute(profile.Tally, newest, found);
            Assert.Equal(
                row[1..].Select(value => double.Parse(value, CultureInfo.InvariantCulture)), found, (left, right) => Math.Abs(left - right) < 1e-9);
        }
    }

    [Fact]
    public void Habits_of_a_forgotten_shopper_are_gone_from_the_file()
    {
        Feed(Rows("purchases.csv"));
        using var database = Open();

        Assert.True(database.Forget([Id("ann")]));

        using var file = new SqliteConnection($"Data Source={FilePath};Mode=ReadOnly;Pooling=False");
        file.Open();
        using var command = file.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM habit";
        Assert.Equal(2L, command.ExecuteScalar());
    }

    [Fact]
    public void Damaged_habits_leave_the_sums_that_stand_beside_them()
    {
        Feed(Rows("purchases.csv"));
        using var database = Open();
        using (var file = new SqliteConnection($"Data Source={FilePath};Pooling=False"))
        {
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = "UPDATE habit SET tally = x'0102'";
            command.ExecuteNonQuery();
        }

        var profile = database.Shoppers(10).Single(shopper => shopper.Id == Id("eve")).Profile;

        Assert.Equal(9, profile.Visits);
        Assert.Equal(144.22, profile.Tally.Amount, 9);
    }

    private static ShopperId Id(string name) => new((UInt128)(Array.IndexOf(Shoppers, name) + 1));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string[][] Rows(string name) =>
        [.. File.ReadAllLines(Repository.PathOf("tests", "data", "shoppers", name)).Skip(1).Select(line => line.Split(','))];

    private static SegmentModel Model()
    {
        var references = ItemReferences.Learn(
            [.. Rows("references.csv").Select(row => (row[0], row[1].Length > 0 ? row[1] : null, double.Parse(row[2], CultureInfo.InvariantCulture)))]);
        var names = ShopperFeatures.Names;
        return new SegmentModel(
            new FeatureScaling([.. names.Select(name => new FeatureScale(name, false, 0, 1))]), new FeatureTable(new double[names.Length], names.Length),
            [new ShopperSegment("all", 100)], references);
    }

    private FeedbackDatabase Open() => FeedbackDatabase.Open(FilePath, NullLogger<FeedbackDatabase>.Instance);

    // As a kiosk or a till sends them: a basket at a time. The box starts anew with each call.
    private void Feed(string[][] purchases)
    {
        using var database = Open();
        var parts = new KioskParts(_options, _time);
        var store = parts.Store;
        store.State = new KioskState(store.State.Model, store.Ranking, Model(), null, null);
        var log = parts.ToLog(database);
        foreach (var basket in purchases.GroupBy(row => row[4]))
        {
            log.Append("kiosk-1", [.. basket.Select(row => new Feedback(
                FeedbackKind.Bought, row[1].ToLowerInvariant(), Id(row[0]), Time(row[3]),
                double.Parse(row[5], CultureInfo.InvariantCulture), double.Parse(row[6], CultureInfo.InvariantCulture), null))]);
        }
    }
}
