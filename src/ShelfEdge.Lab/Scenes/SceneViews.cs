using System.Numerics;
using ShelfEdge.Lab.Scenes.Camera;
using ShelfEdge.Lab.Scenes.Drawing;

namespace ShelfEdge.Lab.Scenes;

/// <summary>Draws cameras before store shelves for a frame of the given size in pixels.</summary>
internal sealed class SceneViews(int width, int height)
{
    /// <summary>From anywhere: near, far, turned, tilted.</summary>
    public Viewpoint Draw(Random random, float shelf)
    {
        double reach = random.NextDouble();
        float seen = reach switch
        {
            < 0.3 => MathF.Exp(random.Between(MathF.Log(30), MathF.Log(90))),
            < 0.88 => random.Between(90, 250),
            _ => random.Between(250, 420),
        };
        float stretch = random.Chance(0.35) ? 1 : MathF.Exp(random.Between(MathF.Log(0.62f), MathF.Log(1.6f)));
        (float focalX, float focalY, float distance) = Lens(random, seen, stretch);
        float seenHeight = height * distance / focalY;
        float targetY = seenHeight >= shelf
            ? -(shelf / 2) + random.Between(-15, 15)
            : -random.Between(Math.Min(seenHeight * 0.35f, shelf * 0.5f), shelf - (seenHeight * 0.3f));
        float yaw = random.Chance(0.55) ? random.Bell() * 6 : random.Between(-42, 42);
        float pitch = random.Chance(0.6) ? random.Bell() * 3 : random.Between(-14, 20);
        float roll = random.Chance(0.8) ? random.Bell() * 1.2f : random.Between(-6, 6);
        return Stand(random, targetY, distance, yaw, pitch, roll, focalX, focalY);
    }

    /// <summary>
    /// A photograph of a whole bay at the height of a person's eyes, portrait or landscape, squeezed into the frame.
    /// </summary>
    public Viewpoint DrawBay(Random random, float shelf)
    {
        float stretch = random.NextDouble() switch
        {
            < 0.5 => 4 / 3f,
            < 0.62 => 16 / 9f,
            < 0.75 => 1,
            < 0.9 => 3 / 4f,
            _ => random.Between(0.6f, 1.7f),
        };
        float seenHeight = shelf * (random.Chance(0.7) ? random.Between(0.85f, 1.2f) : random.Between(0.55f, 1.5f));
        float seen = seenHeight * width / height / stretch;
        (float focalX, float focalY, float distance) = Lens(random, seen, stretch);
        float targetY = -(shelf / 2) + (random.Bell() * shelf * 0.05f);
        float yaw = random.Chance(0.7) ? random.Bell() * 5 : random.Between(-30, 30);
        float pitch = random.Chance(0.5) ? random.Between(-2, 12) : random.Bell() * 3;
        float roll = random.Chance(0.85) ? random.Bell() * 1.2f : random.Between(-5, 5);
        return Stand(random, targetY, distance, yaw, pitch, roll, focalX, focalY);
    }

    /// <summary><c>seen</c>: Centimetres across. <c>stretch</c>: Width of a square through its height in the picture.</summary>
    private (float FocalX, float FocalY, float Distance) Lens(Random random, float seen, float stretch)
    {
        float half = MathF.Tan(random.Between(38, 78) / 2 * MathF.PI / 180);
        float focal = width / 2f / half;
        return stretch < 1 ? (focal, focal / stretch, seen / 2 / half) : (focal * stretch, focal, seen / 2 / half * stretch);
    }

    private Viewpoint Stand(Random random, float targetY, float distance, float yaw, float pitch, float roll, float focalX, float focalY) => new(
        new Vector3(0, targetY, 0), distance, yaw, pitch, roll, focalX, focalY, width * random.Between(0.42f, 0.58f), height * random.Between(0.42f, 0.58f));
}
