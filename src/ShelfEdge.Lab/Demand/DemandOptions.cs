using System.CommandLine;
using System.Globalization;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Demand;

/// <summary>The options of both demand commands.</summary>
internal sealed class DemandOptions
{
    private const int MemoryMegabytes = 1000;
    private const int MostDays = 60;
    private const int MostItems = 100_000;

    private readonly Option<string> _input = new("--input") { Description = "Purchases: CSV with a header (plain or gzip), or Parquet.", Required = true };
    private readonly Option<DateOnly> _from = new("--from")
    {
        Description = "First day to forecast, such as 2011-09-01; nothing from it on is learned from.",
        Required = true,
        CustomParser = result =>
        {
            if (!DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                result.AddError($"--from: '{result.Tokens[0].Value}' is no day, such as 2011-09-01");
            }

            return day;
        },
    };

    private readonly Option<int> _days = Number("--days", "Days to forecast, closed ones included", 14, MostDays);
    private readonly Option<int> _items = Number("--items", "Items with the most pieces sold before", 500, MostItems);
    private readonly Option<DateOnly[]> _closed = new("--closed")
    {
        Description = "Days to come on which the shop will be closed, such as holidays. Closed weekdays are known from the past.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private readonly PurchaseFormatOptions _format = new();

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _input, _from, _days, _items, _closed })
        {
            command.Options.Add(option);
        }

        _format.AddTo(command);
    }

    public (SalesHistory History, DemandSplit Split) Read(ParseResult result)
    {
        SalesHistory history = SalesHistory.Read(result.GetRequiredValue(_input), _format.Read(result), MemoryMegabytes);
        return (history, DemandSplit.Of(history, result.GetValue(_from), result.GetValue(_days), result.GetValue(_items), result.GetValue(_closed) ?? []));
    }

    private static Option<int> Number(string name, string description, int standard, int most) =>
        new Option<int>(name) { Description = $"{description} (1 to {most}).", DefaultValueFactory = _ => standard }.Between(1, most);
}
