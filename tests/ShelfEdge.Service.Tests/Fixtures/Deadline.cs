namespace ShelfEdge.Service.Tests.Fixtures;

/// <summary>After this time a test with a whole box or a process is broken, however busy the machine is.</summary>
internal static class Deadline
{
    public const int Milliseconds = 180_000;
}
