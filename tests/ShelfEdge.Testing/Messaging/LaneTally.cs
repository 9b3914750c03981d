using System.Collections.Immutable;

namespace ShelfEdge.Testing.Messaging;

/// <summary>What a consumer can say of the events that reached it.</summary>
/// <param name="Distinct">Events, each counted once.</param>
/// <param name="Missing">Numbers that never came, each with its lane, up to the highest seen or expected.</param>
/// <param name="Duplicated">Arrivals beyond the first of an event.</param>
/// <param name="OutOfOrder">First arrivals whose number is under one that came before in the same lane.</param>
/// <param name="Clashes">Numbers under which different ids came: a duplicate that cannot be recognised. Never acceptable.</param>
public sealed record LaneTally(
    int Distinct, ImmutableArray<string> Missing, int Duplicated, int OutOfOrder, ImmutableArray<string> Clashes)
{
    public int Lost => Missing.Length;

    public override string ToString() =>
        $"{Distinct} events, lost {Lost}, duplicated {Duplicated}, out of order {OutOfOrder}, not recognised {Clashes.Length}";
}
