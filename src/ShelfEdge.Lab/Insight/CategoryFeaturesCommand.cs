using System.CommandLine;
using ShelfEdge.Lab.Purchases;
using ShelfEdge.Lab.Recommend;

namespace ShelfEdge.Lab.Insight;

/// <summary><c>category</c>, under <c>shelfedge-lab features</c>.</summary>
internal static class CategoryFeaturesCommand
{
    public static Command Create()
    {
        var purchases = new Option<string>("--purchases") { Description = "CSV that 'purchases' wrote.", Required = true };
        var products = new Option<string>("--products") { Description = "CSV of products with their categories.", Required = true };
        var item = new Option<string>("--item") { Description = "Column of the item.", DefaultValueFactory = _ => "product_id" };
        var category = new Option<string>("--category") { Description = "Column of the category.", DefaultValueFactory = _ => "product_category" };
        Option<int> categories = new Option<int>("--categories") { Description = "How many, the most bought.", DefaultValueFactory = _ => 10 }
            .Between(1, 1_000);
        Option<int> weeks = new Option<int>("--test-weeks") { Description = "Last weeks kept for the test.", DefaultValueFactory = _ => 8 }
            .Between(1, 1_000);
        var output = new Option<string>("--out") { Description = "Folder for train.csv and test.csv; made when missing.", Required = true };
        var command = new Command("category", "What is known of shoppers and categories each week, and whether they buy in the next.")
        {
            purchases, products, item, category, categories, weeks, output,
        };
        command.SetAction(result => LabAction.Run(result, () => new CategoryFeatures(
            result.GetRequiredValue(purchases),
            result.GetRequiredValue(products),
            result.GetRequiredValue(item),
            result.GetRequiredValue(category),
            result.GetValue(categories),
            result.GetValue(weeks)).Write(result.GetRequiredValue(output), result.InvocationConfiguration.Output)));
        return command;
    }
}
