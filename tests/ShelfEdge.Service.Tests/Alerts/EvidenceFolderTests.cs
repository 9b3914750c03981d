using ShelfEdge.Service.Alerts;
using ShelfEdge.Testing.Capture;

namespace ShelfEdge.Service.Tests.Alerts;

public sealed class EvidenceFolderTests : IDisposable
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 1, 2, 3];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_read_under_its_alert_and_moment_alone()
    {
        var folder = new EvidenceFolder(Path.Combine(_folder.Path, "evidence"), 10);
        var alert = Guid.NewGuid();
        Assert.Null(folder.Read(alert, EvidenceMoment.After));

        folder.Write(alert, EvidenceMoment.After, Jpeg);

        Assert.Equal(Jpeg, folder.Read(alert, EvidenceMoment.After));
        Assert.Null(folder.Read(alert, EvidenceMoment.Before));
        Assert.Equal([EvidenceMoment.After], folder.Moments(alert));
        Assert.Empty(folder.Moments(Guid.NewGuid()));
    }

    [Fact]
    public void Beyond_the_bound_the_oldest_are_deleted_and_counted()
    {
        var folder = new EvidenceFolder(_folder.Path, 2);
        Guid[] alerts = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        for (var i = 0; i < alerts.Length; i++)
        {
            folder.Write(alerts[i], EvidenceMoment.After, Jpeg);
            File.SetLastWriteTimeUtc(Directory.GetFiles(_folder.Path, $"{alerts[i]}*").Single(), DateTime.UnixEpoch.AddDays(i));
            if (i == 2)
            {
                folder.Write(alerts[2], EvidenceMoment.After, Jpeg);
            }
        }

        Assert.Empty(folder.Moments(alerts[0]));
        Assert.Equal((2, 1L), (Directory.GetFiles(_folder.Path).Length, folder.Deleted));
    }

    [Fact]
    public void A_sweep_deletes_the_pictures_of_alerts_that_are_no_longer_kept()
    {
        var folder = new EvidenceFolder(_folder.Path, 10);
        var (kept, gone) = (Guid.NewGuid(), Guid.NewGuid());
        folder.Write(kept, EvidenceMoment.Before, Jpeg);
        folder.Write(gone, EvidenceMoment.Before, Jpeg);
        folder.Write(gone, EvidenceMoment.After, Jpeg);
        File.WriteAllBytes(Path.Combine(_folder.Path, "stray.jpg"), Jpeg);
        File.WriteAllBytes(Path.Combine(_folder.Path, $"{kept:D}.after.jpg.part"), Jpeg);

        folder.Sweep(alert => alert == kept);

        Assert.Equal([$"{kept:D}.before.jpg"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
        Assert.Equal(4, folder.Deleted);
    }
}
