using ShelfEdge.Core.Detection;
using ShelfEdge.Core.Geometry;
using ShelfEdge.Core.Planogram;

namespace ShelfEdge.Core.Recognition;

/// <summary>
/// Decides which frames are worth looking at: those with new evidence, and not too often. A view in which every box lies where
/// one lay before is known after a few looks. One writer.
/// </summary>
public sealed class LookPolicy(LookRules rules)
{
    // Boxes of the same product differ by less from frame to frame.
    private const float SameBox = 0.7f;

    private readonly Dictionary<CameraId, Looked> _cameras = [];

    /// <summary>Whether to look at a frame; if so, it counts as looked at.</summary>
    public bool Take(FrameDetections frame)
    {
        if (frame.Detections.IsEmpty)
        {
            return false;
        }

        if (!_cameras.TryGetValue(frame.Camera, out var last))
        {
            _cameras.Add(frame.Camera, new Looked { At = frame.CapturedAt, Boxes = BoxesOf(frame), Looks = 1 });
            return true;
        }

        // A clock that was set back must not stop the looks.
        var passed = frame.CapturedAt - last.At;
        if (passed >= TimeSpan.Zero && passed < rules.Interval)
        {
            return false;
        }

        if (!IsSameView(frame, last.Boxes))
        {
            (last.Boxes, last.Looks) = (BoxesOf(frame), 0);
        }
        else if (last.Looks >= rules.Looks && passed >= TimeSpan.Zero && passed < rules.RefreshAfter)
        {
            return false;
        }

        last.At = frame.CapturedAt;
        last.Looks++;
        return true;
    }

    private static Box[] BoxesOf(FrameDetections frame) => [.. frame.Detections.Select(detection => detection.Box)];

    private static bool IsSameView(FrameDetections frame, Box[] boxes)
    {
        if (frame.Detections.Length != boxes.Length)
        {
            return false;
        }

        foreach (var detection in frame.Detections)
        {
            var isKnown = false;
            for (var i = 0; i < boxes.Length && !isKnown; i++)
            {
                isKnown = detection.Box.Overlap(boxes[i]) >= SameBox;
            }

            if (!isKnown)
            {
                return false;
            }
        }

        return true;
    }

    private sealed class Looked
    {
        public required DateTimeOffset At { get; set; }

        public required Box[] Boxes { get; set; }

        public required int Looks { get; set; }
    }
}
