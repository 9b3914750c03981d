namespace ShelfEdge.Vision.Detection;

/// <summary>What a model gave for the test card of <see cref="ModelProbe"/>.</summary>
/// <param name="Model">Name and version.</param>
/// <param name="Tensor">Which output.</param>
/// <param name="Values">
/// Evenly spaced values of the tensor, at most <see cref="ModelProbe.Samples"/>. Processors round differently: two answers of one
/// model are alike within a hundredth of the largest value, not equal.
/// </param>
public sealed record ModelAnswer(string Model, string Tensor, IReadOnlyList<float> Values);
