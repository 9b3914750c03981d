"""Nearest neighbours by cosine, and how well they tell articles apart."""
import numpy as np

NEIGHBOURS = 5


def centroids(embeddings, labels):
    names = np.unique(labels)
    middles = np.stack([embeddings[labels == name].mean(0) for name in names])
    return middles / np.linalg.norm(middles, axis=1, keepdims=True), names


def by_nearest(gallery, labels, tests):
    return labels[(tests @ gallery.T).argmax(1)]


def by_majority(gallery, labels, tests, count=NEIGHBOURS):
    """The article with the largest sum of cosines among the nearest, which settles ties as well."""
    cosines = tests @ gallery.T
    nearest = np.argsort(-cosines, axis=1, kind="stable")[:, :count]
    names, codes = np.unique(labels, return_inverse=True)
    votes = np.zeros((len(tests), len(names)))
    rows = np.arange(len(tests))[:, None]
    np.add.at(votes, (rows, codes[nearest]), np.maximum(np.take_along_axis(cosines, nearest, 1), 1e-6))
    return names[votes.argmax(1)]


def by_centroid(gallery, labels, tests):
    return by_nearest(*centroids(gallery, labels), tests)


RULES = {"nearest": by_nearest, "majority": by_majority, "centroid": by_centroid}


def area_under_curve(known, unknown):
    """The chance that a known article scores above an unknown one."""
    scores = np.concatenate([known, unknown])
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    for value in np.unique(scores[order][:-1][np.diff(scores[order]) == 0]):  # ties share their mean rank
        ranks[scores == value] = ranks[scores == value].mean()
    return float((ranks[:len(known)].sum() - len(known) * (len(known) + 1) / 2) / (len(known) * len(unknown)))
