using System.Text.Json.Nodes;
using OpenCvSharp;
using ShelfEdge.Core.Verification;
using ShelfEdge.Testing.Onnx;
using ShelfEdge.Vision.Detection;
using ShelfEdge.Vision.Verification;

namespace ShelfEdge.Testing.Modelling;

/// <summary>A golden set for <see cref="BrightCells"/>: pictures of a grid of 4 by 4 cells, some of them lit, each a product.</summary>
public static class BrightGoldenSet
{
    private const int Side = 64, Cell = 16;

    private static readonly (int Column, int Row)[][] Lit = [[(0, 0), (2, 1), (3, 3)], [(1, 1), (2, 3)]];

    /// <summary>The names of the pictures.</summary>
    public static IReadOnlyList<string> Pictures { get; } = [.. Lit.Select((_, i) => $"{i}.png")];

    /// <summary>Draws the pictures into the folder of a model, with what is true of them.</summary>
    /// <returns>The folder of the set.</returns>
    public static string Draw(string model, bool isLit = true)
    {
        var folder = Directory.CreateDirectory(Path.Combine(model, GoldenSet.FolderName)).FullName;
        for (var i = 0; i < Lit.Length; i++)
        {
            using var picture = new Mat(Side, Side, MatType.CV_8UC3, Scalar.Black);
            foreach (var (column, row) in isLit ? Lit[i] : [])
            {
                picture.Rectangle(new Rect(column * Cell, row * Cell, Cell, Cell), Scalar.White, Cv2.FILLED);
            }

            Cv2.ImWrite(Path.Combine(folder, Pictures[i]), picture);
        }

        var document = new JsonObject
        {
            ["images"] = new JsonArray([.. Pictures.Select((name, i) => new JsonObject { ["id"] = i, ["file_name"] = name })]),
            ["categories"] = new JsonArray(new JsonObject { ["id"] = 1, ["name"] = "product" }),
            ["annotations"] = new JsonArray([.. Lit.SelectMany((cells, i) => cells.Select(cell => new JsonObject
            {
                ["image_id"] = i,
                ["category_id"] = 1,
                ["bbox"] = new JsonArray(cell.Column * Cell, cell.Row * Cell, Cell, Cell),
            }))]),
        };
        File.WriteAllText(Path.Combine(folder, LabelledPicture.FileName), document.ToJsonString());
        return folder;
    }

    /// <summary>Draws the pictures and writes what the detector in the folder answers to them now.</summary>
    /// <inheritdoc cref="Draw"/>
    public static string Add(string model)
    {
        var folder = Draw(model);
        using var detector = OnnxDetector.Open(new DetectorOptions { ModelDirectory = model, Threads = 1 }, TimeProvider.System);
        var answers = GoldenSet.Read(folder).Answer(detector, CancellationToken.None);
        File.WriteAllBytes(
            Path.Combine(folder, GoldenSet.AnswersName), GoldenAnswersFile.Write(answers, detector.Manifest.Classes));
        return folder;
    }
}
