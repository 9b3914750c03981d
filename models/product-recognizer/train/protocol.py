"""The questions a recognizer is asked, given embeddings of crops. Every draw is seeded."""
import numpy as np

import neighbours

DRAWS = 20
REFERENCES = 5


def items(gallery, gallery_labels, tests, test_labels):
    """grocery-store-81: top-1 of the validation photographs against the training photographs."""
    figures = {"gallery": len(gallery), "tests": len(tests)}
    for name, rule in neighbours.RULES.items():
        figures[name] = float((rule(gallery, gallery_labels, tests) == test_labels).mean())
    return figures


def across_groups(embeddings, labels, groups, references=None, seed=1):
    """Each crop against a gallery from photographs of other groups (stores): all of them, or so many references an
    article, averaged over seeded draws. A crop whose article no other group shows is not asked."""
    draws = range(DRAWS) if references else [0]
    right = {name: [] for name in neighbours.RULES}
    asked = 0
    for draw in draws:
        rng = np.random.default_rng([seed, draw])
        hits, asked = {name: 0 for name in neighbours.RULES}, 0
        for group in np.unique(groups):
            others = np.flatnonzero(groups != group)
            if references:
                others = pick(rng, others, labels, references)
            tests = np.flatnonzero((groups == group) & np.isin(labels, labels[others]))
            if len(tests) == 0:
                continue
            asked += len(tests)
            for name, rule in neighbours.RULES.items():
                hits[name] += int((rule(embeddings[others], labels[others], embeddings[tests]) == labels[tests]).sum())
        for name in right:
            right[name].append(hits[name] / asked)
    return {"tests": asked, "draws": len(draws), **{name: float(np.mean(values)) for name, values in right.items()}}


def pick(rng, candidates, labels, count):
    chosen = []
    for label in np.unique(labels[candidates]):
        mine = candidates[labels[candidates] == label]
        chosen.extend(rng.permutation(mine)[:count])
    return np.array(chosen)


def open_set_scores(embeddings, labels, groups, seed=1):
    """Best cosine of crops whose article is in the gallery, and of those whose article is not: half of the articles,
    drawn anew each time, make the gallery, always from other groups than the crop."""
    known, unknown = [], []
    names = np.unique(labels)
    for draw in range(DRAWS):
        inside = np.random.default_rng([seed, draw]).permutation(names)[:len(names) // 2]
        for group in np.unique(groups):
            gallery = np.flatnonzero((groups != group) & np.isin(labels, inside))
            if len(gallery) == 0:
                continue
            tests = np.flatnonzero(groups == group)
            best = (embeddings[tests] @ embeddings[gallery].T).max(1)
            asked = np.isin(labels[tests], labels[gallery])
            known.append(best[asked])
            unknown.append(best[~np.isin(labels[tests], inside)])
    return np.concatenate(known), np.concatenate(unknown)


def open_set(embeddings, labels, groups, threshold=None, seed=1):
    known, unknown = open_set_scores(embeddings, labels, groups, seed)
    figures = {"auroc": neighbours.area_under_curve(known, unknown), "known": len(known), "unknown": len(unknown)}
    if threshold is not None:
        figures["acceptedKnown"] = float((known >= threshold).mean())
        figures["acceptedUnknown"] = float((unknown >= threshold).mean())
    return figures


def balanced_threshold(known, unknown):
    """The cosine at which as many known articles are refused as unknown ones are accepted, rounded to two places."""
    tries = np.round(np.arange(0.05, 1.0, 0.01), 2)
    gaps = [abs((known < t).mean() - (unknown >= t).mean()) for t in tries]
    return float(tries[int(np.argmin(gaps))])
