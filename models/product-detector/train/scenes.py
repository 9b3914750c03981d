"""Training pictures: COCO folders, held-out rules, and an endless seeded stream of augmented samples."""
import json
import os
from collections import namedtuple

import cv2
import numpy as np
import torch
from torch.utils.data import Dataset

import augment

# path; boxes [G, 4] corners in pixels of the stored picture; known: whether everything outside the boxes is known to
# be no product. Where it is not, the boxes are negatives (price tags) and the rest of the picture teaches nothing.
# ignored [R, 4]: regions of a known picture that cannot be told apart and teach nothing either.
Picture = namedtuple("Picture", "path boxes known ignored", defaults=(np.zeros((0, 4)),))

HELD_OUT_SCENES = 50  # every 50th rendered scene is for choosing thresholds, never trained on
HELD_OUT_PHOTOS = 4   # every 4th photo by file name is for reporting, never trained on


def read_folder(folder, category, known=True):
    """Pictures of a COCO folder, by file name, with the boxes of one category (None: of all)."""
    with open(os.path.join(folder, "annotations.json"), encoding="utf-8") as file:
        document = json.load(file)
    kept = {c["id"] for c in document["categories"] if category is None or c["name"] == category}
    boxes = {i["id"]: [] for i in document["images"]}
    for a in document["annotations"]:
        if a["category_id"] in kept:
            x, y, w, h = a["bbox"]
            boxes[a["image_id"]].append([x, y, x + w, y + h])
    images = sorted(document["images"], key=lambda i: i["file_name"])
    return [Picture(os.path.join(folder, "images", os.path.basename(i["file_name"])),
                    np.array(boxes[i["id"]], np.float64).reshape(-1, 4), known) for i in images]


def read_hand_boxes(file, folder):
    """Pictures boxed by hand: a JSON list of {file_name, boxes, ignore}, [x, y, width, height] in pixels. The pictures
    are those of the COCO folder, which boxes something else."""
    with open(file, encoding="utf-8") as source:
        entries = json.load(source)
    return [Picture(os.path.join(folder, "images", os.path.basename(e["file_name"])), corners(e["boxes"]), True,
                    corners(e["ignore"])) for e in sorted(entries, key=lambda e: e["file_name"])]


def corners(boxes):
    boxes = np.array(boxes, np.float64).reshape(-1, 4)
    return np.concatenate([boxes[:, :2], boxes[:, :2] + boxes[:, 2:]], 1)


def read_named(argument):
    """NAME=FOLDER, NAME=FOLDER:CATEGORY, NAME=FOLDER@N for the held-out pictures (every n-th), or both (:CATEGORY@N).
    Returns the name and the pictures."""
    name, rest = argument.split("=", 1)
    rest, _, every = rest.partition("@")
    folder, _, category = rest.partition(":")
    pictures = read_folder(folder, category or None)
    return name, split(pictures, int(every))[1] if every else pictures


def split(pictures, every):
    """Training part and held-out part: every n-th picture by file name is held out."""
    held = pictures[every - 1::every]
    names = {p.path for p in held}
    return [p for p in pictures if p.path not in names], held


class SampleStream(Dataset):
    """Sample i depends on the seed and i alone, so a resumed run sees what an unbroken one would have seen."""

    def __init__(self, sources, size, seed):
        """sources: list of (weight, pictures)."""
        weights = np.array([weight for weight, _ in sources], float)
        self.edges = np.cumsum(weights / weights.sum())
        self.pictures = [pictures for _, pictures in sources]
        self.size, self.seed = size, seed

    def __len__(self):
        return 1 << 40

    def __getitem__(self, index):
        rng = np.random.default_rng((self.seed, index))
        pictures = self.pictures[min(int(np.searchsorted(self.edges, rng.random())), len(self.pictures) - 1)]
        picture = pictures[rng.integers(len(pictures))]
        image = cv2.imread(picture.path, cv2.IMREAD_COLOR)
        if image is None:
            raise FileNotFoundError(f"{picture.path}: not a readable picture")
        pixels, shown = augment.window(rng, image, self.size)
        boxes, left = augment.move_boxes(picture.boxes, shown, self.size)
        ignored, _ = augment.move_boxes(picture.ignored, shown, self.size)
        if rng.random() < 0.5:
            _, ignored = augment.flip(pixels, ignored)
            pixels, boxes = augment.flip(pixels, boxes)
        pixels = np.ascontiguousarray(augment.degrade(rng, np.ascontiguousarray(pixels)))
        whole = left >= augment.KEPT_FRACTION
        if picture.known:
            return pixels, boxes[whole], np.concatenate([boxes[~whole & (left > 0)], ignored]), True
        return pixels, boxes[:0], boxes[whole], False


def collate(samples):
    """pixels uint8 [B, S, S, 3]; boxes [G, 4] with owner [G]; regions [R, 4] with region_owner [R]; known [B]."""
    pixels = torch.from_numpy(np.stack([s[0] for s in samples]))
    boxes, owner = gather([s[1] for s in samples])
    regions, region_owner = gather([s[2] for s in samples])
    known = torch.tensor([s[3] for s in samples])
    return pixels, boxes, owner, regions, region_owner, known


def gather(lists):
    owner = np.concatenate([np.full(len(b), i) for i, b in enumerate(lists)]).astype(np.int64)
    return torch.from_numpy(np.concatenate(lists).astype(np.float32)), torch.from_numpy(owner)


def counted_anchors(centres, regions, region_owner, known):
    """1 for anchors whose truth is known [B, N]: outside cut-off products of labelled pictures, or inside the
    negatives of the others."""
    counted = known[:, None].repeat(1, len(centres)).float()
    x, y = centres[None, :, 0], centres[None, :, 1]
    left, top, right, bottom = (regions[:, k, None] for k in range(4))
    region, anchor = ((x > left) & (x < right) & (y > top) & (y < bottom)).nonzero(as_tuple=True)
    picture = region_owner[region]
    counted[picture, anchor] = (~known[picture]).float()
    return counted
