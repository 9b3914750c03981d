"""Seeded batches: the step alone decides what is in one, so a resumed run sees what an unbroken one would."""
import numpy as np
import torch
from torch.utils.data import Dataset

import augment
from network import SIDE

VIEWS = 2
LOOK_ALIKES = 3  # members of one family in one batch


class Pool:
    """Articles of one source by family, and how many of a batch come from it."""

    def __init__(self, crops, labels, share):
        self.share = share
        self.articles, self.families = {}, {}
        for crop in crops:
            self.articles.setdefault(labels[crop.article], []).append(crop)
            members = self.families.setdefault(crop.family, [])
            if labels[crop.article] not in members:
                members.append(labels[crop.article])
        self.names = sorted(self.families)
        sizes = np.array([len(self.families[name]) for name in self.names], float)
        self.odds = sizes / sizes.sum()

    def draw(self, rng, count):
        """That many different articles, look-alikes together."""
        chosen = []
        while len(chosen) < count:
            members = self.families[self.names[rng.choice(len(self.names), p=self.odds)]]
            for member in rng.permutation(members)[:LOOK_ALIKES]:
                if len(chosen) < count and member not in chosen:
                    chosen.append(int(member))
        return chosen


class Batches(Dataset):
    """Item `step` is the whole batch of that step: folded-ready pixels [B, 96, 96, 3] and labels [B]."""

    def __init__(self, pools, articles, seed, steps):
        self.pools, self.count, self.seed, self.steps = pools, articles, seed, steps

    def __len__(self):
        return self.steps

    def __getitem__(self, step):
        rng = np.random.default_rng([self.seed, step])
        pixels, labels = [], []
        for pool in self.pools:
            for label in pool.draw(rng, round(self.count * pool.share)):
                crops = pool.articles[label]
                for index in rng.choice(len(crops), VIEWS, replace=len(crops) < VIEWS):
                    pixels.append(augment.view(rng, crops[index], SIDE))
                    labels.append(label)
        return torch.from_numpy(np.stack(pixels)), torch.tensor(labels)
