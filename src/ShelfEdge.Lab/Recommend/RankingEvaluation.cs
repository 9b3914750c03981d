using ShelfEdge.Lab.Purchases;

namespace ShelfEdge.Lab.Recommend;

/// <summary>
/// Judges rankers by what users took later, as <c>ranking_metrics.py</c> does: a test user must have a history; unless seen items
/// count, those of their history are no test items; and a user needs a test item that is left. Items that nobody had before count
/// against every ranker.
/// </summary>
internal sealed class RankingEvaluation
{
    private readonly List<(int User, HashSet<string> Relevant)> _users = [];
    private readonly int _k;

    /// <param name="history">What the rankers know.</param>
    /// <param name="test">What the users took later.</param>
    /// <param name="k">Places of a ranking, at least 1.</param>
    /// <param name="includeSeen">Whether items of a user's history count.</param>
    /// <exception cref="DataFileException">No test user is left.</exception>
    public RankingEvaluation(InteractionHistory history, InteractionHistory test, int k, bool includeSeen)
    {
        _k = k;
        HashSet<string>[] seen = SeenItems.Of(history);
        var users = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int user = 0; user < seen.Length; user++)
        {
            if (seen[user].Count > 0)
            {
                users.Add(history.Users[user], user);
            }
        }

        HashSet<string>[] taken = SeenItems.Of(test);
        for (int i = 0; i < taken.Length; i++)
        {
            if (users.TryGetValue(test.Users[i], out int user))
            {
                if (!includeSeen)
                {
                    taken[i].ExceptWith(seen[user]);
                }

                if (taken[i].Count > 0)
                {
                    _users.Add((user, taken[i]));
                }
            }
        }

        if (_users.Count == 0)
        {
            throw new DataFileException("no user of the test file has a history and took an item that counts");
        }
    }

    public int UserCount => _users.Count;

    public RankingResult Judge(IRanker ranker)
    {
        var ranked = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<double[]>(_users.Count);
        foreach ((int user, HashSet<string> relevant) in _users)
        {
            string[] ranking = [.. ranker.Rank(user, _k).Select(item => item.Item)];
            ranked.UnionWith(ranking);
            rows.Add(RankingScores.Of(ranking, relevant, _k).ToArray());
        }

        return new RankingResult(ranker.Name, rows, ranked.Count);
    }
}
