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
# gaps [E, 4]: empty stretches of shelf rows; None where nobody boxed them.
Picture = namedtuple("Picture", "path boxes known ignored gaps", defaults=(np.zeros((0, 4)), None))

JOINED_APART = 0.4  # empty facings of a row that are nearer than this share of the narrower are one gap

# What one window teaches of products, or of gaps. known: anchors outside the regions are known to be what the boxes say,
# and the regions teach nothing; otherwise the regions hold none and everything else teaches nothing.
Labels = namedtuple("Labels", "boxes regions known")
BatchLabels = namedtuple("BatchLabels", "boxes owner regions region_owner known")

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


def read_renders(folder):
    """Pictures of a folder written by shelfedge-lab render: products and gaps."""
    with open(os.path.join(folder, "annotations.json"), encoding="utf-8") as file:
        document = json.load(file)
    category = next(c["id"] for c in document["categories"] if c["name"] == "gap")
    rows = {os.path.basename(i["file_name"]): {} for i in document["images"]}
    names = {i["id"]: os.path.basename(i["file_name"]) for i in document["images"]}
    for a in document["annotations"]:
        if a["category_id"] == category:
            x, y, w, h = a["bbox"]
            rows[names[a["image_id"]]].setdefault(a["row"], []).append([x, y, x + w, y + h])
    gaps = {name: [box for facings in by_row.values() for box in joined(facings)] for name, by_row in rows.items()}
    return [picture._replace(gaps=np.array(gaps[os.path.basename(picture.path)], np.float64).reshape(-1, 4))
            for picture in read_folder(folder, "product")]


def joined(facings):
    """Empty facings side by side make one gap. facings: corners of one row."""
    gaps = []
    for box in sorted(facings):
        last = gaps[-1] if gaps else None
        if last and box[0] - last[2] < JOINED_APART * min(box[2] - box[0], last[2] - last[0]) and overlap_down(last, box):
            gaps[-1] = [last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3])]
        else:
            gaps.append(list(box))
    return gaps


def overlap_down(a, b):
    """Whether half of the lower one is beside the other."""
    return min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * min(a[3] - a[1], b[3] - b[1])


def read_hand_boxes(file, folder):
    """Pictures boxed by hand: a JSON list of {file_name, boxes, ignore, gaps}, [x, y, width, height] in pixels. The
    pictures are those of the COCO folder, which boxes something else."""
    with open(file, encoding="utf-8") as source:
        entries = json.load(source)
    return [Picture(os.path.join(folder, "images", os.path.basename(e["file_name"])), corners(e["boxes"]), True,
                    corners(e["ignore"]), corners(e["gaps"])) for e in sorted(entries, key=lambda e: e["file_name"])]


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

    def __init__(self, sources, size, side, seed):
        """sources: list of (weight, pictures); size: of the windows; side: of the detector's input."""
        weights = np.array([weight for weight, _ in sources], float)
        self.edges = np.cumsum(weights / weights.sum())
        self.pictures = [pictures for _, pictures in sources]
        self.size, self.side, self.seed = size, side, seed

    def __len__(self):
        return 1 << 40

    def __getitem__(self, index):
        rng = np.random.default_rng((self.seed, index))
        pictures = self.pictures[min(int(np.searchsorted(self.edges, rng.random())), len(self.pictures) - 1)]
        picture = pictures[rng.integers(len(pictures))]
        image = cv2.imread(picture.path, cv2.IMREAD_COLOR)
        if image is None:
            raise FileNotFoundError(f"{picture.path}: not a readable picture")
        pixels, shown = augment.window(rng, image, self.size, self.side)
        mirrored = rng.random() < 0.5
        boxes, left = self.show(picture.boxes, shown, mirrored)
        ignored, _ = self.show(picture.ignored, shown, mirrored)
        gaps, gap_left = self.show(picture.boxes[:0] if picture.gaps is None else picture.gaps, shown, mirrored)
        pixels = pixels[:, ::-1] if mirrored else pixels
        pixels = np.ascontiguousarray(augment.degrade(rng, np.ascontiguousarray(pixels)))
        whole = left >= augment.KEPT_FRACTION
        if picture.known:
            products = Labels(boxes[whole], np.concatenate([boxes[~whole & (left > 0)], ignored]), True)
        else:
            products = Labels(boxes[:0], boxes[whole], False)
        whole = gap_left >= augment.KEPT_FRACTION
        return pixels, products, Labels(gaps[whole], gaps[~whole & (gap_left > 0)], picture.gaps is not None)

    def show(self, boxes, shown, mirrored):
        """Boxes in the window, and the share of each that it shows."""
        moved, left = augment.move_boxes(boxes, shown, self.size)
        return augment.flip(moved, self.size) if mirrored else moved, left


def collate(samples):
    """pixels uint8 [B, S, S, 3], and the labels of products and of gaps for the batch."""
    return torch.from_numpy(np.stack([s[0] for s in samples])), batch([s[1] for s in samples]), batch([s[2] for s in samples])


def batch(labels):
    """Boxes of all pictures with the picture that owns each."""
    boxes, owner = gather([one.boxes for one in labels])
    regions, region_owner = gather([one.regions for one in labels])
    return BatchLabels(boxes, owner, regions, region_owner, torch.tensor([one.known for one in labels]))


def gather(lists):
    owner = np.concatenate([np.full(len(b), i) for i, b in enumerate(lists)]).astype(np.int64)
    return torch.from_numpy(np.concatenate(lists).astype(np.float32)), torch.from_numpy(owner)


def counted_anchors(centres, labels):
    """1 for anchors whose truth is known [B, N]: outside cut-off products of labelled pictures, or inside the
    negatives of the others."""
    regions, known = labels.regions, labels.known
    counted = known[:, None].repeat(1, len(centres)).float()
    x, y = centres[None, :, 0], centres[None, :, 1]
    left, top, right, bottom = (regions[:, k, None] for k in range(4))
    region, anchor = ((x > left) & (x < right) & (y > top) & (y < bottom)).nonzero(as_tuple=True)
    picture = labels.region_owner[region]
    counted[picture, anchor] = (~known[picture]).float()
    return counted
