using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Stock;

namespace ShelfEdge.Core.Planogram.Azure;

/// <summary>
/// Writes what was found in one frame as the service answered: <c>matchedResultsPerPosition</c>, with each facing of the planogram as
/// <see cref="AzurePlanogramFile.Write"/> numbers it. A facing holds the nearest product of its position, else the gap that
/// covers its middle, else nothing. Products at no position are not in it, as they were not in the service's.
/// </summary>
public static class AzureMatching
{
    /// <summary>Label of a gap.</summary>
    public const string GapLabel = "gap";

    /// <summary>Label of a product that was looked at and is not known.</summary>
    public const string ProductLabel = "product";

    /// <summary>Writes the answer.</summary>
    /// <param name="planogram">Has the camera of the frame.</param>
    /// <param name="frame">What was detected. With matches, they give the labels; without, the planned SKU does.</param>
    /// <param name="gaps">Empty stretches in pixels of the frame; may be empty.</param>
    /// <param name="counting">When a detection lies in a position.</param>
    public static byte[] Write(Planogram planogram, FrameDetections frame, ReadOnlySpan<ShelfGap> gaps, CountingRules counting)
    {
        var locator = new PositionLocator(planogram, frame.Camera, counting);
        var owners = new int[frame.Detections.Length];
        locator.Locate(frame, owners);
        var free = gaps.ToArray();
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, PlanogramWriter.Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("matchedResultsPerPosition");
            var index = 0;
            foreach (var position in planogram.Positions.Where(position => position.Camera == frame.Camera))
            {
                var members = Enumerable.Range(0, owners.Length).Where(i => owners[i] == index).ToList();
                index++;
                Write(json, position, frame, members, free, locator);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void Write(
        Utf8JsonWriter json, Position position, FrameDetections frame, List<int> members, ShelfGap[] gaps, PositionLocator locator)
    {
        var cells = AzureCells.Of(position);
        var holders = Assign(cells, members, member => locator.ToReference(frame, frame.Detections[member].Box));
        for (var i = 0; i < cells.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("positionId", cells[i].Id);
            if (holders[i] is { } member)
            {
                var found = frame.Detections[member];
                var match = member < frame.Matches.Length ? frame.Matches[member] : default;
                var label = frame.Matches.IsEmpty ? position.Sku.Value : match.Sku?.Value ?? ProductLabel;
                WriteObject(json, Number(member), found.Box, label, match.Sku is null ? found.Score : match.Score);
            }
            else if (FindGap(cells[i].Box, frame, gaps, locator) is { } gap)
            {
                WriteObject(json, $"{GapLabel}-{Number(gap)}", gaps[gap].Box, GapLabel, gaps[gap].Score);
            }

            json.WriteEndObject();
        }
    }

    // One to one, the nearest pairs first.
    private static int?[] Assign(IReadOnlyList<(string Id, Box Box)> cells, List<int> members, Func<int, Box> boxOf)
    {
        var holders = new int?[cells.Count];
        var boxes = members.ToDictionary(member => member, boxOf);
        var pairs = from cell in Enumerable.Range(0, cells.Count)
                    from member in members
                    orderby Distance(cells[cell].Box, boxes[member]), cell, member
                    select (cell, member);
        var taken = new HashSet<int>();
        foreach (var (cell, member) in pairs)
        {
            if (holders[cell] is null && taken.Add(member))
            {
                holders[cell] = member;
            }
        }

        return holders;
    }

    private static float Distance(Box one, Box other)
    {
        var (x, y) = (one.CenterX - other.CenterX, one.CenterY - other.CenterY);
        return (x * x) + (y * y);
    }

    private static int? FindGap(Box cell, FrameDetections frame, ShelfGap[] gaps, PositionLocator locator)
    {
        var index = Array.FindIndex(gaps, gap =>
        {
            var box = locator.ToReference(frame, gap.Box);
            return cell.CenterX >= box.X1 && cell.CenterX < box.X2 && cell.CenterY >= box.Y1 && cell.CenterY < box.Y2;
        });
        return index < 0 ? null : index;
    }

    private static void WriteObject(Utf8JsonWriter json, string id, Box box, string label, float confidence)
    {
        json.WriteStartObject("detectedObject");
        json.WriteString("id", id);
        json.WriteStartObject("boundingBox");
        json.WriteNumber("x", (int)MathF.Round(box.X1));
        json.WriteNumber("y", (int)MathF.Round(box.Y1));
        json.WriteNumber("w", (int)MathF.Round(box.Width));
        json.WriteNumber("h", (int)MathF.Round(box.Height));
        json.WriteEndObject();
        json.WriteStartArray("classifications");
        json.WriteStartObject();
        json.WriteNumber("confidence", MathF.Round(Math.Clamp(confidence, 0, 1), 4));
        json.WriteString("label", label);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
