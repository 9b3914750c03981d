namespace ShelfEdge.Service.Pipeline;

/// <summary>What the end of a source means.</summary>
internal enum CaptureEnding
{
    /// <summary>The camera is lost; the others and the API go on.</summary>
    LosesCamera,

    /// <summary>There is nothing left to do.</summary>
    EndsProcess,
}
