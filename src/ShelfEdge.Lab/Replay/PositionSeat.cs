namespace ShelfEdge.Lab.Replay;

/// <param name="Camera">Index of its camera in the store.</param>
/// <param name="Index">Its index among the positions of that camera.</param>
/// <param name="Judge">Who compares it with the truth.</param>
internal sealed record PositionSeat(int Camera, int Index, PositionJudge Judge);
