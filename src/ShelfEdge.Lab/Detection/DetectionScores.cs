namespace ShelfEdge.Lab.Detection;

/// <summary>How well detections agree with a set of labelled pictures. Shares lie between 0 and 1.</summary>
/// <param name="Images">Pictures judged.</param>
/// <param name="Boxes">True boxes on them.</param>
/// <param name="Ap">Average precision, mean over IoU .50 to .95 in steps of .05.</param>
/// <param name="Ap50">Average precision at IoU .50.</param>
/// <param name="Ap75">Average precision at IoU .75.</param>
/// <param name="Precision">Share of the counted detections that are boxes, at IoU .50.</param>
/// <param name="Recall">Share of the boxes that counted detections took, each at most one.</param>
/// <param name="F1">Harmonic mean of the two.</param>
/// <param name="CountMae">Mean absolute error of the count of a picture.</param>
/// <param name="CountExact">Share of pictures counted exactly.</param>
/// <param name="Covered">Share of the boxes that any counted detection overlaps by IoU .50, however many share it.</param>
internal sealed record DetectionScores(
    int Images,
    int Boxes,
    double Ap,
    double Ap50,
    double Ap75,
    double Precision,
    double Recall,
    double F1,
    double CountMae,
    double CountExact,
    double Covered);
