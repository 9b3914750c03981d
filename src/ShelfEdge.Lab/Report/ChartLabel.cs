namespace ShelfEdge.Lab.Report;

/// <summary>Words beside a chart.</summary>
/// <param name="At">Place along the axis, 0 to 1 from left or bottom.</param>
/// <param name="Text">Short.</param>
/// <param name="IsOptional">Left out on a narrow screen.</param>
internal sealed record ChartLabel(double At, string Text, bool IsOptional = false);
