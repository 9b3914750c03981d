using System.CommandLine;
using ShelfEdge.Core.Planogram.Azure;
using ShelfEdge.Core.Planogram.Csv;

namespace ShelfEdge.Service.Commands.Planograms;

/// <summary><c>shelfedge planogram export</c>: as tables, or as the retired Azure service's document.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var target = new PlanogramTarget(CommandOptions.Config());
        var azure = new Option<string?>("--azure")
        {
            Description = "Write what one camera sees as a planogram of Azure's Product Recognition.",
            HelpName = "FILE",
        };
        var camera = new Option<string?>("--camera") { Description = "With --azure: the camera. Default: the only one.", HelpName = "ID" };
        var products = new Option<string?>("--products") { Description = "Write a table (CSV) of products.", HelpName = "FILE" };
        var positions = new Option<string?>("--positions") { Description = "Write a table (CSV) of positions.", HelpName = "FILE" };
        var command = new Command("export", "Write a planogram as tables, or as a planogram of another system.")
        {
            azure, camera, products, positions,
        };
        target.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(azure) is null && result.GetResult(products) is null && result.GetResult(positions) is null)
            {
                result.AddError("At least one of --azure, --products and --positions must be given.");
            }

            if (result.GetResult(camera) is not null && result.GetResult(azure) is null)
            {
                result.AddError("--camera needs --azure.");
            }
        });
        command.SetAction((parsed, _) => PlanogramCommand.RunAsync(parsed, async () =>
        {
            if (await target.FindAsync(parsed) is not { Planogram: var planogram })
            {
                return ExitCode.BadConfiguration;
            }

            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(azure) is { } file)
            {
                var view = PlanogramInput.FindCamera(planogram, parsed.GetValue(camera));
                await OutputFile.WriteAsync(file, AzurePlanogramFile.Write(planogram, view.Id), output);
            }

            if (parsed.GetValue(products) is { } productFile)
            {
                await OutputFile.WriteAsync(productFile, PlanogramCsv.WriteProducts(planogram), output);
            }

            if (parsed.GetValue(positions) is { } positionFile)
            {
                await OutputFile.WriteAsync(positionFile, PlanogramCsv.WritePositions(planogram), output);
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
