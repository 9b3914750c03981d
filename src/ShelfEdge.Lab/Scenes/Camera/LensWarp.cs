namespace ShelfEdge.Lab.Scenes.Camera;

/// <summary>
/// Radial lens distortion, one coefficient: a point at radius r (1 at the frame's half diagonal) is taken from
/// r * (1 + k * r * r) / (1 + k) of the straight picture, so corners stay corners. Positive k bulges (barrel).
/// </summary>
internal static class LensWarp
{
    /// <summary>Warps colours (bilinear) and marks (nearest) alike.</summary>
    public static void Apply(uint[] colours, int[] marks, uint[] bent, int[] bentMarks, int width, int height, float k)
    {
        float cx = (width - 1) / 2f, cy = (height - 1) / 2f;
        float norm = 1 / ((cx * cx) + (cy * cy));
        float scale = 1 / (1 + k);
        for (int y = 0; y < height; y++)
        {
            float dy = y - cy;
            for (int x = 0; x < width; x++)
            {
                float dx = x - cx;
                float factor = (1 + (k * ((dx * dx) + (dy * dy)) * norm)) * scale;
                float sx = Math.Clamp(cx + (dx * factor), 0, width - 1.001f);
                float sy = Math.Clamp(cy + (dy * factor), 0, height - 1.001f);
                int x0 = (int)sx, y0 = (int)sy;
                int at = (y0 * width) + x0;
                int right = x0 + 1 < width ? 1 : 0;
                int below = y0 + 1 < height ? width : 0;
                uint fx = (uint)((sx - x0) * 256), fy = (uint)((sy - y0) * 256);
                uint top = Blend(colours[at], colours[at + right], fx);
                uint bottom = Blend(colours[at + below], colours[at + below + right], fx);
                int to = (y * width) + x;
                bent[to] = Blend(top, bottom, fy);
                bentMarks[to] = marks[at + (fx >= 128 ? right : 0) + (fy >= 128 ? below : 0)];
            }
        }
    }

    private static uint Blend(uint a, uint b, uint share)
    {
        uint redBlue = (((a & 0xFF00FF) * (256 - share)) + ((b & 0xFF00FF) * share)) >> 8;
        uint greenAlpha = (((a >> 8) & 0xFF00FF) * (256 - share)) + (((b >> 8) & 0xFF00FF) * share);
        return (redBlue & 0xFF00FF) | (greenAlpha & 0xFF00FF00);
    }
}
