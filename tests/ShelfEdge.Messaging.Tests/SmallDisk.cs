using System.Diagnostics;

namespace ShelfEdge.Messaging.Tests;

/// <summary>A file system of its own in memory, of one mebibyte, that can be filled and made read-only. Needs root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempFolder _folder = new();

    private SmallDisk()
    {
    }

    public string Path => _folder.Path;

    /// <summary>Skips the test where file systems may not be mounted.</summary>
    public static SmallDisk MountOrSkip()
    {
        var disk = new SmallDisk();
        if (!Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.Path))
        {
            disk._folder.Dispose();
            Assert.Skip("mounting a small file system needs root");
        }

        return disk;
    }

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Path));

    public void Dispose()
    {
        Run("umount", "-l", Path);
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
