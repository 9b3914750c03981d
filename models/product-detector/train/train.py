"""Trains the detector. Resumes from RUN/last.pt when it exists; a later call may change --steps, --size and --scenes.

Writes RUN/last.pt, RUN/train.csv (every ten steps), RUN/eval.csv and RUN/curves.png (every --evaluate-every steps).
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

import checkpoint
import curves
import detect
import logs
import memory
import metrics
import rounding
import scenes
import start
from blocks import fold_pixels, multiply_adds
from losses import detection_loss, gap_loss
from network import SIZES, ProductDetector, anchor_centres

WARM_UP = 100
LAST_RATE = 0.02  # of --rate, at the last step
GRADIENT_LIMIT = 10.0
START_PICTURES = 192  # on which a graph to start from gets its statistics
FRIDGE_WEIGHT, PRICE_TAG_WEIGHT, HAND_WEIGHT = 0.06, 0.04, 0.15  # share of samples; renders get the rest


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--network", choices=SIZES, default="s")
    parser.add_argument("--run", required=True, help="folder for checkpoints, logs and curves")
    parser.add_argument("--scenes", nargs="*", default=[], help="folders written by shelfedge-lab render")
    parser.add_argument("--fridge", help="fridge-grocery folder; every 4th photo is held out")
    parser.add_argument("--price-tags", help="shelf-price-tags folder; its boxes are negatives")
    parser.add_argument("--hand-boxes", help="product boxes of photographs of --price-tags (scenes.read_hand_boxes)")
    parser.add_argument("--start", help="FP32 ONNX file of export.py to start from when there is nothing to resume")
    parser.add_argument("--evaluate", nargs="*", default=[], metavar="NAME=FOLDER", help="sets to report on (scenes.read_named)")
    parser.add_argument("--steps", type=int, required=True, help="total steps of the run, earlier ones included")
    parser.add_argument("--decay-steps", type=int, required=True, help="the rate falls over this many last steps")
    parser.add_argument("--round-from", type=int, help="step from which weights and activations are rounded as INT8 will (rounding.py)")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--size", type=int, default=384, help="side of the training windows")
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--save-every", type=int, default=100)
    parser.add_argument("--evaluate-every", type=int, default=300)
    return parser.parse_args()


def render_parts(options):
    """Rendered scenes to train on, and those held out."""
    parts = [scenes.split(scenes.read_renders(folder), scenes.HELD_OUT_SCENES) for folder in options.scenes]
    return [p for train, _ in parts for p in train], [p for _, held in parts for p in held]


def training_sources(options):
    renders = render_parts(options)[0]
    shelves = scenes.read_hand_boxes(options.hand_boxes, options.price_tags) if options.hand_boxes else []
    rest = 1 - FRIDGE_WEIGHT - PRICE_TAG_WEIGHT - (HAND_WEIGHT if shelves else 0)
    sources = [(rest, renders)] if renders else []
    if shelves:
        sources.append((HAND_WEIGHT, shelves))
    if options.fridge:
        photos = scenes.split(scenes.read_folder(options.fridge, None), scenes.HELD_OUT_PHOTOS)[0]
        sources.append((FRIDGE_WEIGHT, photos))
    if options.price_tags:
        sources.append((PRICE_TAG_WEIGHT, scenes.read_folder(options.price_tags, "price_tag", known=False)))
    return sources


def reported_sets(options):
    sets = dict(scenes.read_named(argument) for argument in options.evaluate)
    if options.fridge:
        sets["fridge-held-out"] = scenes.split(scenes.read_folder(options.fridge, None), scenes.HELD_OUT_PHOTOS)[1]
    if options.scenes:
        sets["renders-held-out"] = render_parts(options)[1]
    return sets


def rate_at(step, options):
    """Warm-up, flat, then half a cosine down to LAST_RATE."""
    progress = max(step - (options.steps - options.decay_steps), 0) / max(options.decay_steps, 1)
    fall = LAST_RATE + (1 - LAST_RATE) * 0.5 * (1 + math.cos(math.pi * progress))
    return options.rate * min(1.0, (step + 1) / WARM_UP) * fall


def weight_groups(model):
    """Convolution weights decay; biases and normalization do not."""
    decayed = [p for p in model.parameters() if p.ndim > 1]
    free = [p for p in model.parameters() if p.ndim <= 1]
    return [{"params": decayed, "weight_decay": 0.02}, {"params": free, "weight_decay": 0.0}]


def train_step(model, optimizer, centres, batch):
    pixels, products, gaps = batch
    logits, distances, gap_logits = model(fold_pixels(pixels.float() / 255))
    score_loss, box_loss = detection_loss(logits, distances, centres, products.boxes, products.owner,
                                          scenes.counted_anchors(centres, products))
    empty_loss = gap_loss(gap_logits, distances, centres, gaps.boxes, gaps.owner, scenes.counted_anchors(centres, gaps))
    optimizer.zero_grad(set_to_none=True)
    (score_loss + box_loss + empty_loss).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), GRADIENT_LIMIT)
    optimizer.step()
    return float(score_loss), float(box_loss), float(empty_loss)


def evaluate(model, side, sets, step, path):
    for name, pictures in sets.items():
        figures = metrics.judge(detect.find_all(detect.network_runner(model), pictures, side), 0.4)
        row = {"step": step, "set": name, **figures}
        logs.append_row(path, row)
        print(" ".join(f"{k}={v:.4f}" if isinstance(v, float) else f"{k}={v}" for k, v in row.items()), flush=True)


def log_phase(options, first, sources):
    """One line a call, for the model card: what this part of the run was made with. No paths, they differ by machine."""
    kept = ("network", "steps", "decay_steps", "round_from", "batch", "size", "rate", "seed")
    phase = {"firstStep": first, **{key: getattr(options, key) for key in kept},
             "pictures": [len(pictures) for _, pictures in sources], "weights": [round(w, 3) for w, _ in sources]}
    with open(os.path.join(options.run, "phases.jsonl"), "a", encoding="utf-8") as file:
        file.write(json.dumps(phase) + "\n")


def main():
    memory.keep_freed_memory()
    options = arguments()
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    cv2.setNumThreads(1)
    os.makedirs(options.run, exist_ok=True)
    side = SIZES[options.network].input
    model = ProductDetector(options.network).to(memory_format=torch.channels_last)
    parameters = sum(p.numel() for p in model.parameters())
    print(f"{parameters} parameters, {multiply_adds(model.eval(), torch.zeros(1, side, side, 3)) / 1e9:.2f} GMAC at {side}x{side}", flush=True)
    last = os.path.join(options.run, "last.pt")
    sources = training_sources(options)
    stream = scenes.SampleStream(sources, options.size, side, options.seed)
    if options.start and not os.path.exists(last):
        samples = [stream[index] for index in range(START_PICTURES)]
        start.load(options.start, model, [scenes.collate(samples[i:i + 8])[0] for i in range(0, START_PICTURES, 8)])
    average = checkpoint.Average(model)
    optimizer = torch.optim.AdamW(weight_groups(model), lr=options.rate)
    first = checkpoint.resume(last, model, average, optimizer)
    log_phase(options, first, sources)
    loader = DataLoader(stream, options.batch, sampler=range(first * options.batch, options.steps * options.batch),
                        num_workers=options.workers, collate_fn=scenes.collate, prefetch_factor=4,
                        persistent_workers=options.workers > 0)
    sets = reported_sets(options)
    centres = anchor_centres(options.size, options.size)
    model.train()
    sums, since = np.zeros(3), time.monotonic()
    rounded = False
    for step, batch in enumerate(loader, first):
        if not rounded and options.round_from is not None and step >= options.round_from:
            rounding.attach(model)
            rounded = True
        for group in optimizer.param_groups:
            group["lr"] = rate_at(step, options)
        sums += train_step(model, optimizer, centres, batch)
        average.update(model, step)
        done = step + 1
        if done % 10 == 0:
            speed = 10 * options.batch / (time.monotonic() - since)
            row = {"step": done, "rate": rate_at(step, options), "scoreLoss": sums[0] / 10, "boxLoss": sums[1] / 10, "gapLoss": sums[2] / 10,
                   "picturesPerSecond": speed}
            logs.append_row(os.path.join(options.run, "train.csv"), row)
            print(" ".join(f"{k}={v:.5g}" for k, v in row.items()), flush=True)
            sums, since = np.zeros(3), time.monotonic()
        if done % options.save_every == 0 or done == options.steps:
            checkpoint.save(last, done, model, average, optimizer)
        if done % options.evaluate_every == 0 or done == options.steps:
            evaluate(average.model, side, sets, done, os.path.join(options.run, "eval.csv"))
            curves.draw(options.run)
            since = time.monotonic()


if __name__ == "__main__":
    main()
