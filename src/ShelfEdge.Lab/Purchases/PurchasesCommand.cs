using System.CommandLine;

namespace ShelfEdge.Lab.Purchases;

/// <summary><c>shelfedge-lab purchases</c>.</summary>
internal static class PurchasesCommand
{
    public static Command Create()
    {
        var input = new Option<string>("--input")
        {
            Description = "File of purchases, comma-separated, plain or gzip.",
            Required = true,
        };
        var output = new Option<string>("--out")
        {
            Description = $"Folder for {PurchaseSplit.TrainFile} and {PurchaseSplit.TestFile}; made when missing.",
            Required = true,
        };
        var format = new Option<string>("--format")
        {
            Description = "Which columns the file has.",
            DefaultValueFactory = _ => PurchaseFormat.OnlineRetail.Name,
        };
        format.AcceptOnlyFromAmong([.. PurchaseFormat.All.Select(known => known.Name)]);
        var trainUntil = new Option<DateOnly?>("--train-until")
        {
            Description = "Last day of the training part. Without it everything is training.",
        };
        var testUntil = new Option<DateOnly?>("--test-until")
        {
            Description = "Last day of the test part, which begins the day after. Without it all that is left.",
        };
        var command = new Command("purchases", "Cleans a file of purchases, reports what was removed and splits it by time.")
        {
            input, output, format, trainUntil, testUntil,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(testUntil) is DateOnly test && !(result.GetValue(trainUntil) < test))
            {
                result.AddError($"{testUntil.Name}: give a day after {trainUntil.Name}");
            }
        });
        command.SetAction(result => LabAction.Run(result, () => PurchaseSplit.Run(
            new PurchasesOptions(
                result.GetRequiredValue(input),
                PurchaseFormat.All.Single(known => known.Name == result.GetValue(format)),
                result.GetValue(trainUntil),
                result.GetValue(testUntil),
                result.GetRequiredValue(output)),
            result.InvocationConfiguration.Output)));
        return command;
    }
}
