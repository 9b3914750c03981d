using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Service.Commands.Version;

/// <summary>What <c>shelfedge version --json</c> prints.</summary>
/// <param name="Version">Of the product.</param>
/// <param name="Runtime">Of .NET.</param>
/// <param name="Platform">Such as <c>linux-arm64</c>.</param>
/// <param name="SelfTest">Set with <c>--self-test</c>.</param>
/// <param name="Answers">With <c>--self-test</c>: what the shipped models give for a drawn test card.</param>
internal sealed record VersionReport(
    string Version, string Runtime, string Platform, CheckReport? SelfTest, IReadOnlyList<ModelAnswer>? Answers);
