"""Trains the recognizer. Resumes from RUN/last.pt when it exists; the SKUs of the run must stay the same.

Writes RUN/last.pt, RUN/train.csv (every twenty steps), RUN/eval.csv and RUN/curves.png (every --evaluate-every steps).
"""
import argparse
import json
import math
import os
import random
import time

import cv2
import numpy as np
import torch
from torch.utils.data import DataLoader

import detector_recipe  # noqa: F401  (must come before a module of the other recipe)
import checkpoint
import crops as crop_sets
import curves
import logs
import memory
import protocol
from batches import Batches, Pool
from blocks import fold_pixels, multiply_adds
from losses import CONTRASTIVE_WEIGHT, MARGIN, SkuProxies, contrastive
from network import DIMENSIONS, SIDE, ProductRecognizer

WARM_UP = 100
LAST_RATE = 0.02  # of --rate, at the last step
MARGIN_GROWS = 0.3  # share of the steps until the margin is whole
GRADIENT_LIMIT = 5.0
ITEMS_SHARE, FRIDGE_SHARE = 0.5, 0.03  # of the SKUs in a batch; renders get the rest


class Learner(torch.nn.Module):
    """What is trained: the network that is shipped and the proxies that are not."""

    def __init__(self, skus):
        super().__init__()
        self.network = ProductRecognizer().to(memory_format=torch.channels_last)
        self.proxies = SkuProxies(skus, DIMENSIONS)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", required=True, help="folder for checkpoints, logs and curves")
    parser.add_argument("--sheets", help="folder of shelfedge-lab render-products")
    parser.add_argument("--items", required=True, help="grocery-store-81 folder; its train split is trained on")
    parser.add_argument("--fridge", help="fridge-grocery folder")
    parser.add_argument("--most", type=int, default=40, help="crops of a SKU that are read from one folder")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--skus", type=int, default=48, help="SKUs in a batch, two views each")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--save-every", type=int, default=200)
    parser.add_argument("--evaluate-every", type=int, default=600)
    return parser.parse_args()


def read_sources(options):
    """Pairs of crops and share of a batch, and the rendered crops held out."""
    sources = [(crop_sets.read_items(options.items, "train"), ITEMS_SHARE)]
    if options.fridge:
        sources.append((crop_sets.read_shelves(options.fridge, "fridge", options.most, options.seed), FRIDGE_SHARE))
    kept, held = crop_sets.held_out(crop_sets.read_sheets(options.sheets)) if options.sheets else ([], [])
    if kept:
        sources.append((kept, 1 - sum(share for _, share in sources)))
    return sources, held


def rate_at(step, options):
    """Warm-up, then half a cosine down to LAST_RATE."""
    fall = LAST_RATE + (1 - LAST_RATE) * 0.5 * (1 + math.cos(math.pi * step / options.steps))
    return options.rate * min(1.0, (step + 1) / WARM_UP) * fall


def weight_groups(learner):
    decayed = [p for p in learner.network.parameters() if p.ndim > 1]
    free = [p for p in learner.network.parameters() if p.ndim <= 1]
    return [{"params": decayed, "weight_decay": 0.05, "factor": 1.0},
            {"params": free, "weight_decay": 0.0, "factor": 1.0},
            {"params": list(learner.proxies.parameters()), "weight_decay": 0.0, "factor": 5.0}]


def train_step(learner, optimizer, pixels, labels, margin):
    embeddings = learner.network(fold_pixels(pixels).float() * (1 / 255))
    proxy_loss, right = learner.proxies(embeddings, labels, margin)
    pair_loss = contrastive(embeddings, labels)
    optimizer.zero_grad(set_to_none=True)
    (proxy_loss + CONTRASTIVE_WEIGHT * pair_loss).backward()
    torch.nn.utils.clip_grad_norm_(learner.network.parameters(), GRADIENT_LIMIT)
    optimizer.step()
    return float(proxy_loss), float(pair_loss), float(right)


@torch.no_grad()
def embed(network, pixels, batch=128):
    """Embeddings of prepared crops [N, 96, 96, 3]."""
    parts = [network(fold_pixels(torch.from_numpy(pixels[i:i + batch])).float() * (1 / 255)).numpy()
             for i in range(0, len(pixels), batch)]
    return np.concatenate(parts)


class Examination:
    """What is reported during training: validation items, and rendered SKUs never trained on. No evaluation set."""

    def __init__(self, items_folder, held):
        self.gallery, self.tests = crop_sets.read_items(items_folder, "train"), crop_sets.read_items(items_folder, "val")
        self.pixels = [crop_sets.prepare_all(c, SIDE) for c in (self.gallery, self.tests)]
        self.held = held[:2000]
        self.held_pixels = crop_sets.prepare_all(self.held, SIDE) if self.held else None

    def take(self, network):
        gallery, tests = (embed(network, p) for p in self.pixels)
        labels = [np.array([c.sku for c in part]) for part in (self.gallery, self.tests)]
        rows = [("items", protocol.items(gallery, labels[0], tests, labels[1]))]
        if self.held:
            skus, photos = (np.array([getattr(c, key) for c in self.held]) for key in ("sku", "photo"))
            rows.append(("renders-held-out",
                         protocol.across_groups(embed(network, self.held_pixels), skus, fold_photos(photos))))
        return [{"set": name, **{k: f[k] for k in ("tests", "nearest", "majority", "centroid")}} for name, f in rows]


def fold_photos(photos, folds=10):
    """Photographs in a few groups, which is much faster than one by one and asks the same."""
    codes = np.unique(photos, return_inverse=True)[1]
    return codes % folds


def log_phase(options, first, sources, held):
    """One line a call, for the model card. No paths, they differ by machine."""
    kept = ("steps", "skus", "rate", "seed", "most")
    phase = {"firstStep": first, **{key: getattr(options, key) for key in kept},
             "crops": [len(c) for c, _ in sources], "skuCounts": [len({x.sku for x in c}) for c, _ in sources],
             "shares": [round(s, 3) for _, s in sources], "heldOutSkus": len({c.sku for c in held})}
    with open(os.path.join(options.run, "phases.jsonl"), "a", encoding="utf-8") as file:
        file.write(json.dumps(phase) + "\n")
    print(phase, flush=True)


def main():
    memory.keep_freed_memory()
    options = arguments()
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    cv2.setNumThreads(1)
    os.makedirs(options.run, exist_ok=True)
    sources, held = read_sources(options)
    names = sorted({c.sku for part, _ in sources for c in part})
    labels = {name: i for i, name in enumerate(names)}
    learner = Learner(len(names))
    print(f"{sum(p.numel() for p in learner.network.parameters())} parameters, "
          f"{multiply_adds(learner.network.eval(), torch.zeros(1, SIDE, SIDE, 3)) / 1e6:.1f} MMAC a crop", flush=True)
    average = checkpoint.Average(learner)
    optimizer = torch.optim.AdamW(weight_groups(learner), lr=options.rate)
    last = os.path.join(options.run, "last.pt")
    first = checkpoint.resume(last, learner, average, optimizer)
    log_phase(options, first, sources, held)
    pools = [Pool(part, labels, share) for part, share in sources]
    batches = Batches(pools, options.skus, options.seed, options.steps)
    loader = DataLoader(batches, None, sampler=range(first, options.steps), num_workers=1, prefetch_factor=6)
    examination = Examination(options.items, held)
    learner.train()
    sums, since = np.zeros(3), time.monotonic()
    for step, (pixels, wanted) in enumerate(loader, first):
        for group in optimizer.param_groups:
            group["lr"] = rate_at(step, options) * group["factor"]
        margin = MARGIN * min(1.0, step / max(1, MARGIN_GROWS * options.steps))
        sums += train_step(learner, optimizer, pixels, wanted, margin)
        average.update(learner, step)
        done = step + 1
        if done % 20 == 0:
            row = {"step": done, "rate": rate_at(step, options), "proxyLoss": sums[0] / 20, "pairLoss": sums[1] / 20,
                   "right": sums[2] / 20, "cropsPerSecond": 20 * len(wanted) / (time.monotonic() - since)}
            logs.append_row(os.path.join(options.run, "train.csv"), row)
            print(" ".join(f"{k}={v:.5g}" for k, v in row.items()), flush=True)
            sums, since = np.zeros(3), time.monotonic()
        if done % options.save_every == 0 or done == options.steps:
            checkpoint.save(last, done, learner, average, optimizer)
        if done % options.evaluate_every == 0 or done == options.steps:
            for row in examination.take(average.model.network):
                row = {"step": done, **row}
                logs.append_row(os.path.join(options.run, "eval.csv"), row)
                print(row, flush=True)
            curves.draw(options.run)
            since = time.monotonic()


if __name__ == "__main__":
    main()
