using System.Security.Cryptography;
using ShelfEdge.Core.Kiosk;
using ShelfEdge.Core.Modelling;
using ShelfEdge.Core.Recommend;
using ShelfEdge.Core.Segment;
using ShelfEdge.Service.Storage;

namespace ShelfEdge.Service.Kiosk;

/// <summary>
/// The folder that <c>shelfedge-lab</c> writes models to. A file that is missing is not in use; one that cannot be read leaves the
/// last good one in use. One thread at a time.
/// </summary>
/// <param name="path">The folder; may be missing.</param>
internal sealed class ModelFolder(string path)
{
    public const string FactorsFile = "recommender.factors";
    public const string NeighboursFile = "recommender.neighbours";
    public const string SegmentsFile = "segments.model";
    public const string RulesFile = "rules.json";

    private const int MaxBytes = 256 * 1024 * 1024;

    private readonly Dictionary<string, FileMark> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _unread = new(StringComparer.Ordinal);

    private FactorModel? _factors;
    private (ItemCatalog, ItemNeighbours)? _neighbours;
    private SegmentModel? _segments;
    private AssociationRules? _rules;
    private string? _version;

    /// <summary>Reads what changed since the last call.</summary>
    /// <param name="problems">Receives why a file was not taken.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Read(List<string> problems)
    {
        var isChanged = Take(FactorsFile, problems, () => (_factors, _version) = (null, null), bytes =>
        {
            _factors = FactorModelFile.Read(bytes);
            _version = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        });
        isChanged |= Take(NeighboursFile, problems, () => _neighbours = null, bytes => _neighbours = ItemNeighboursFile.Read(bytes));
        isChanged |= Take(SegmentsFile, problems, () => _segments = null, bytes => _segments = ReadSegments(bytes));
        isChanged |= Take(RulesFile, problems, () => _rules = null, bytes => _rules = AssociationRulesFile.Read(bytes));
        return isChanged;
    }

    public KioskState ToState(Assortment assortment, RankingRules ranking) =>
        new(new KioskModel(assortment, _factors, _neighbours, _rules), ranking, _segments, _rules, _version);

    // The box computes these features and no others.
    private static SegmentModel ReadSegments(byte[] bytes)
    {
        var model = SegmentModelFile.Read(bytes);
        return ShopperFeatures.AreOf(model)
            ? model
            : throw new ModelFileException(
                $"features {string.Join(", ", model.Scaling.Features.Select(feature => feature.Name))}; the box computes the first ones of {string.Join(", ", ShopperFeatures.Names)}");
    }

    private bool Take(string name, List<string> problems, Action forget, Action<byte[]> take)
    {
        var file = new FileInfo(Path.Combine(path, name));
        if (!file.Exists)
        {
            _unread.Remove(name);
            if (!_seen.Remove(name))
            {
                return false;
            }

            forget();
            return true;
        }

        var mark = FileMark.Of(file);
        if (_seen.TryGetValue(name, out var seen) && seen == mark)
        {
            return false;
        }

        byte[] bytes;
        try
        {
            bytes = Commands.InputFile.ReadBytes(file.FullName, MaxBytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // Said once; tried at each call, for neither a permission nor a disk changes the mark of a file.
            if (_unread.GetValueOrDefault(name) != exception.Message)
            {
                _unread[name] = exception.Message;
                problems.Add($"{file.FullName}: {exception.Message}");
            }

            return false;
        }

        _unread.Remove(name);
        _seen[name] = mark;
        try
        {
            take(bytes);
            return true;
        }
        catch (Exception exception) when (exception is ModelFileException or InvalidDataException)
        {
            problems.Add($"{file.FullName}: {exception.Message}");
            return false;
        }
    }
}
