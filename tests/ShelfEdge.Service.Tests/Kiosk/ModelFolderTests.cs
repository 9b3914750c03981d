using ShelfEdge.Service.Kiosk;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Service.Tests.Kiosk;

public sealed class ModelFolderTests
{
    [Fact]
    public void File_that_could_not_be_read_is_tried_again_and_said_once()
    {
        using var folder = new TestFolder();
        KioskBox.WriteFactors(folder.Path);
        var models = new ModelFolder(folder.Path);
        var problems = new List<string>();
        using (new FileStream(Path.Combine(folder.Path, ModelFolder.FactorsFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            models.Read(problems);
            models.Read(problems);
        }

        Assert.Contains(ModelFolder.FactorsFile, Assert.Single(problems), StringComparison.Ordinal);
        Assert.True(models.Read(problems));
        Assert.Single(problems);
    }
}
