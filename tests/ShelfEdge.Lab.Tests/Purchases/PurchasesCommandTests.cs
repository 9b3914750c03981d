namespace ShelfEdge.Lab.Tests.Purchases;

public sealed class PurchasesCommandTests : IDisposable
{
    private readonly LabRun _run = new();

    [Fact]
    public void File_is_split_after_the_last_day_of_each_part()
    {
        string input = _run.Write(
            "purchases.csv",
            "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID",
            "1,22752,1,2011-08-31 23:59:59,2,u1",
            "2,22752,1,2011-09-01 00:00:00,2,u2",
            "3,22752,1,2011-09-30 23:59:59,2,u3",
            "4,22752,1,2011-10-01 00:00:00,2,u4");

        int code = _run.Run(
            "purchases", "--input", input, "--out", _run.PathOf("out"), "--train-until", "2011-08-31", "--test-until", "2011-09-30");

        Assert.Equal(0, code);
        Assert.Equal(
            ["user,item,weight,time,basket,quantity,price", "u1,22752,1,2011-08-31T23:59:59Z,1,1,2"],
            File.ReadAllLines(_run.PathOf("out/train.csv")));
        Assert.Equal(
            ["u2,22752,1,2011-09-01T00:00:00Z,2,1,2", "u3,22752,1,2011-09-30T23:59:59Z,3,1,2"],
            File.ReadAllLines(_run.PathOf("out/test.csv")).Skip(1));
        Assert.Contains("rows in                     4", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_file_is_told_in_one_line()
    {
        int code = _run.Run("purchases", "--input", _run.PathOf("absent.csv"), "--out", _run.PathOf("out"));

        Assert.Equal(1, code);
        Assert.Contains("absent.csv", _run.Error, StringComparison.Ordinal);
        Assert.Single(_run.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("2011-08-31", "2011-08-31")]
    [InlineData("2011-08-31", "2011-07-31")]
    public void Test_part_must_end_after_the_training_part(string train, string test)
    {
        int code = _run.Run("purchases", "--input", "x", "--out", "y", "--train-until", train, "--test-until", test);

        Assert.NotEqual(0, code);
        Assert.Contains("give a day after --train-until", _run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();
}
