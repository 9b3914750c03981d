using System.CommandLine;
using ShelfEdge.Core.Planogram;
using ShelfEdge.Core.Planogram.Azure;
using ShelfEdge.Core.Planogram.Csv;

namespace ShelfEdge.Service.Commands.Planograms;

/// <summary><c>shelfedge planogram import</c>: from tables, or from the retired Azure service's document.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var azure = new Option<string?>("--azure")
        {
            Description = "Planogram of Azure's Product Recognition; with --camera and --size.",
            HelpName = "FILE",
        };
        var group = new Option<bool>("--group")
        {
            Description = "With --azure: neighbours of one product become one position with several facings.",
        };
        var products = new Option<string?>("--products") { Description = "Table (CSV) of products.", HelpName = "FILE" };
        var positions = new Option<string?>("--positions") { Description = "Table (CSV) of positions.", HelpName = "FILE" };
        var into = new Option<string?>("--into")
        {
            Description = "With tables: the planogram that they change. Default: an empty one.",
            HelpName = "FILE",
        };
        var view = new ViewOptions();
        var output = PlanogramCommand.Out();
        var command = new Command("import", "Make a planogram from tables, or from a planogram of another system.")
        {
            azure, group, products, positions, into, output,
        };
        view.AddTo(command);
        command.Validators.Add(result =>
        {
            var isAzure = result.GetResult(azure) is not null;
            var isTable = result.GetResult(products) is not null || result.GetResult(positions) is not null;
            if (isAzure == isTable)
            {
                result.AddError("Either --azure, or --products or --positions or both, must be given.");
            }
            else if (isAzure && (result.GetResult(into) is not null || !view.HasCamera(result)))
            {
                result.AddError("--azure needs --camera and --size, and excludes --into.");
            }
            else if (isTable && (result.GetValue(group) || view.HasCorners(result)))
            {
                result.AddError("--group and --corners need --azure.");
            }
        });
        command.SetAction((parsed, _) => PlanogramCommand.RunAsync(parsed, async () =>
        {
            var planogram = parsed.GetValue(azure) is { } file
                ? ReadAzure(file, view.Camera(parsed)!, view.Drawing(parsed), parsed.GetValue(group))
                : ReadTables(
                    parsed.GetValue(into), view.Camera(parsed), Open(parsed.GetValue(products)), Open(parsed.GetValue(positions)));
            await OutputFile.WriteAsync(parsed.GetValue(output), PlanogramFile.Write(planogram), parsed.InvocationConfiguration.Output);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Planogram ReadAzure(string file, PlanogramCamera camera, Core.Geometry.QuadMap? drawing, bool grouped)
    {
        var view = AzureView.Whole(camera, grouped);
        return PlanogramInput.Require(
            AzurePlanogramFile.Read(InputFile.ReadBytes(file, PlanogramLimits.Bytes), view with { Drawing = drawing ?? view.Drawing }),
            $"{file}: ");
    }

    private static Planogram ReadTables(string? into, PlanogramCamera? camera, CsvSource? products, CsvSource? positions)
    {
        var start = into is null ? Planogram.Empty : PlanogramInput.Read(into);
        if (camera is not null && !start.Cameras.Contains(camera))
        {
            start = start with { Cameras = [.. start.Cameras, camera] };
        }

        return PlanogramInput.Require(PlanogramCsv.Import(start, products, positions));
    }

    private static CsvSource? Open(string? path) =>
        path is null ? null : new CsvSource(path, InputFile.ReadBytes(path, PlanogramLimits.Bytes));
}
