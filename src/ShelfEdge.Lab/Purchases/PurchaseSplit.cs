namespace ShelfEdge.Lab.Purchases;

/// <summary>Cleans a file of purchases and splits it by time, before anything is learned from it.</summary>
internal static class PurchaseSplit
{
    public const string TrainFile = "train.csv";
    public const string TestFile = "test.csv";

    /// <summary>Writes the parts into the folder and the report to <paramref name="output"/>.</summary>
    /// <exception cref="DataFileException">The file cannot be used.</exception>
    public static void Run(PurchasesOptions options, TextWriter output)
    {
        DateTimeOffset trainEnd = EndOf(options.TrainUntil);
        DateTimeOffset testEnd = EndOf(options.TestUntil);
        PurchaseSet purchases;
        using (CsvReader csv = CsvReader.Open(options.Input))
        {
            purchases = PurchaseReader.Read(csv, options.Format, trainEnd);
        }

        purchases.Report.Write(output);
        int train = PurchaseFile.Write(
            Path.Combine(options.Output, TrainFile), purchases, DateTimeOffset.MinValue, trainEnd);
        output.WriteLine($"{TrainFile}          {train,10:N0} lines");
        if (options.TrainUntil is not null)
        {
            int test = PurchaseFile.Write(Path.Combine(options.Output, TestFile), purchases, trainEnd, testEnd);
            output.WriteLine($"{TestFile}           {test,10:N0} lines");
        }
    }

    private static DateTimeOffset EndOf(DateOnly? day) => day is DateOnly last
        ? new DateTimeOffset(last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)
        : DateTimeOffset.MaxValue;
}
