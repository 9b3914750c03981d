namespace ShelfEdge.Lab.Purchases;

/// <summary>Cleans a file of purchases and splits it by time, before anything is learned from it.</summary>
internal static class PurchaseSplit
{
    public const string TrainFile = "train.csv";
    public const string ValidationFile = "validation.csv";
    public const string TestFile = "test.csv";

    /// <summary>Writes the parts into the folder and the report to <paramref name="output"/>.</summary>
    /// <exception cref="DataFileException">The file cannot be used.</exception>
    public static void Run(PurchasesOptions options, TextWriter output)
    {
        DateTimeOffset trainEnd = EndOf(options.TrainUntil);
        DateTimeOffset validationEnd = options.ValidateUntil is null ? trainEnd : EndOf(options.ValidateUntil);
        using PurchaseImport purchases = PurchaseImport.Open(options.Input, options.Format, trainEnd, options.MemoryMegabytes);
        purchases.Report.Write(output);
        Write(TrainFile, DateTimeOffset.MinValue, trainEnd);
        if (options.ValidateUntil is not null)
        {
            Write(ValidationFile, trainEnd, validationEnd);
        }

        if (options.TrainUntil is not null)
        {
            Write(TestFile, validationEnd, EndOf(options.TestUntil));
        }

        void Write(string name, DateTimeOffset from, DateTimeOffset until) => output.WriteLine(
            $"{name,-18} {purchases.Write(Path.Combine(options.Output, name), from, until),10:N0} lines");
    }

    private static DateTimeOffset EndOf(DateOnly? day) => day is DateOnly last
        ? new DateTimeOffset(last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)
        : DateTimeOffset.MaxValue;
}
