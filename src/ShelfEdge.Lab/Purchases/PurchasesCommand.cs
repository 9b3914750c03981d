using System.CommandLine;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Purchases;

/// <summary><c>shelfedge-lab purchases</c>.</summary>
internal static class PurchasesCommand
{
    public static Command Create()
    {
        var input = new Option<string>("--input")
        {
            Description = "File of purchases: CSV with a header, plain or gzip, or Parquet.",
            Required = true,
        };
        var output = new Option<string>("--out")
        {
            Description = $"Folder for {PurchaseSplit.TrainFile}, {PurchaseSplit.ValidationFile} and {PurchaseSplit.TestFile}; made when missing.",
            Required = true,
        };
        var format = new PurchaseFormatOptions();
        var trainUntil = new Option<DateOnly?>("--train-until")
        {
            Description = "Last day of the training part. Without it everything is training.",
        };
        var validateUntil = new Option<DateOnly?>("--validate-until")
        {
            Description = "Last day of the validation part, which begins the day after. Without it there is none.",
        };
        var testUntil = new Option<DateOnly?>("--test-until")
        {
            Description = "Last day of the test part, which begins the day after the other parts. Without it all that is left.",
        };
        Option<int> memory = new Option<int>("--memory")
        {
            Description = "Megabytes that the database may take; past it, it works on disk.",
            DefaultValueFactory = _ => 1_000,
        }.Between(200, 1_000_000);
        var command = new Command("purchases", "Cleans a file of purchases, reports what was removed and splits it by time.")
        {
            input, output, trainUntil, validateUntil, testUntil, memory,
        };
        format.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(validateUntil) is DateOnly validation && !(result.GetValue(trainUntil) < validation))
            {
                result.AddError($"{validateUntil.Name}: give a day after {trainUntil.Name}");
            }

            if (result.GetValue(testUntil) is DateOnly test && !((result.GetValue(validateUntil) ?? result.GetValue(trainUntil)) < test))
            {
                result.AddError($"{testUntil.Name}: give a day after {trainUntil.Name} and {validateUntil.Name}");
            }
        });
        command.SetAction(result => LabAction.Run(result, () => PurchaseSplit.Run(
            new PurchasesOptions(
                result.GetRequiredValue(input),
                format.Read(result),
                result.GetValue(trainUntil),
                result.GetValue(validateUntil),
                result.GetValue(testUntil),
                result.GetRequiredValue(output),
                result.GetValue(memory)),
            result.InvocationConfiguration.Output)));
        return command;
    }
}
