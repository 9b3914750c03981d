using System.Text.Json;

namespace ShelfEdge.Core.Planogram;

/// <summary>
/// Reads and writes the planogram document (<c>planogram.json</c>, described in <c>docs/planogram.md</c> and by
/// <c>docs/schemas/planogram.schema.json</c>).
/// </summary>
public static class PlanogramFile
{
    /// <summary>
    /// Reads a document and checks all of it. Comments and trailing commas are allowed, and a UTF-8 byte order mark is
    /// skipped. Never throws for what is in the document.
    /// </summary>
    /// <param name="utf8">The bytes of the file, at most <see cref="PlanogramLimits.Bytes"/>.</param>
    public static PlanogramReadResult Read(ReadOnlySpan<byte> utf8) => Parse(utf8, PlanogramReader.Read);

    /// <summary>Parses a document within the bounds and hands it over; what is no document is an error.</summary>
    internal static PlanogramReadResult Parse(ReadOnlySpan<byte> utf8, Func<JsonElement, PlanogramReadResult> read) =>
        EditedJson.Parse(utf8, PlanogramLimits.Bytes, read, error => new PlanogramReadResult(null, [error]));

    /// <summary>
    /// Writes a document, indented and with each zone on one line. Values are not checked: <see cref="Read"/> of the
    /// result says whether they are allowed.
    /// </summary>
    public static byte[] Write(Planogram planogram) => PlanogramWriter.Write(planogram);
}
