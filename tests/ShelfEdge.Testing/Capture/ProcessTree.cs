using System.Globalization;

namespace ShelfEdge.Testing.Capture;

/// <summary>Looks at processes through /proc.</summary>
public static class ProcessTree
{
    /// <summary>Children, their children and so on.</summary>
    public static IReadOnlyList<int> Descendants(int processId)
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .Select(id => (Id: id, Parent: Parent(id)))
            .ToLookup(p => p.Parent, p => p.Id);
        var found = new List<int>();
        var open = new Queue<int>([processId]);
        while (open.TryDequeue(out var parent))
        {
            foreach (var child in parents[parent])
            {
                found.Add(child);
                open.Enqueue(child);
            }
        }

        return found;
    }

    /// <summary>Whether it runs; a zombie does not.</summary>
    public static bool IsAlive(int processId) => Fields(processId) is [var state, ..] && state is not ("Z" or "X");

    /// <summary>Whether the process table holds it at all, zombies included.</summary>
    public static bool Exists(int processId) => Fields(processId).Length > 0;

    /// <summary>What every user of the machine can see of its arguments.</summary>
    public static string CommandLine(int processId) => Read($"/proc/{processId}/cmdline").Replace('\0', ' ').Trim();

    /// <summary>Waits until the process table holds none of them.</summary>
    public static async Task GoneAsync(IEnumerable<int> processIds, CancellationToken cancellationToken)
    {
        foreach (var id in processIds)
        {
            while (Exists(id))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
            }
        }
    }

    private static int Parent(int processId) =>
        Fields(processId) is [_, var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : -1;

    // "pid (name) state parent ..."; the name may hold spaces and brackets.
    private static string[] Fields(int processId)
    {
        var stat = Read($"/proc/{processId}/stat");
        return stat.Length == 0 ? [] : stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return ""; // It has just ended.
        }
    }
}
