using System.Collections.Immutable;
using System.Globalization;

namespace ShelfEdge.Core.Planogram;

/// <summary>Collects what is wrong with a document, bounded: past the limit errors are only counted.</summary>
internal sealed class ErrorList
{
    private readonly ImmutableArray<string>.Builder _errors = ImmutableArray.CreateBuilder<string>();
    private int _unlisted;

    public bool IsEmpty => _errors.Count == 0;

    public void Add(string path, string message)
    {
        if (_errors.Count < PlanogramLimits.Errors)
        {
            _errors.Add($"{path}: {message}");
        }
        else
        {
            _unlisted++;
        }
    }

    public ImmutableArray<string> ToImmutable() => _unlisted == 0
        ? _errors.ToImmutable()
        : [.. _errors, string.Create(CultureInfo.InvariantCulture, $"$: {_unlisted} more errors are not listed")];
}
