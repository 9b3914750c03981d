"""Crops of products with the SKU they show, from rendered sheets, shelf photographs and photographs of single items.

Every crop keeps a margin around its box, so that training can move the sides of the box as a detector does.
"""
import csv
import json
import os
import random
from dataclasses import dataclass

import cv2
import numpy as np

MARGIN = 0.15  # kept beyond each side, as a share of the box
LARGEST_SIDE = 224  # larger crops are stored reduced: the network sees 96 pixels
LEAST_HEIGHT, LEAST_WIDTH = 20, 12  # smaller crops show nothing to learn from
HELD_OUT_SKUS = 16  # every 16th family of a rendered catalogue is never trained on
FIRST_PACKAGED, LAST_PACKAGED = "Bravo-Apple-Juice", "Yoggi-Vanilla-Yoghurt"  # of grocery-store-81, in class order


@dataclass
class Crop:
    pixels: np.ndarray  # BGR, the box and its margin
    box: np.ndarray  # left, top, right, bottom within pixels
    sku: str
    family: str  # SKUs that look alike share it
    photo: str
    loose: bool = False  # fruit and vegetables, which may be mirrored and cut freely
    item: bool = False  # a whole photograph


def cut(image, box):
    """The pixels of a box with its margin, and the box within them."""
    left, top, width, height = box
    x0, y0 = max(0, int(left - MARGIN * width)), max(0, int(top - MARGIN * height))
    x1 = min(image.shape[1], int(np.ceil(left + width * (1 + MARGIN))))
    y1 = min(image.shape[0], int(np.ceil(top + height * (1 + MARGIN))))
    pixels = image[y0:y1, x0:x1]
    inner = np.array([left - x0, top - y0, left + width - x0, top + height - y0], np.float32)
    shrink = LARGEST_SIDE / max(pixels.shape[:2])
    if shrink < 1:
        pixels = cv2.resize(pixels, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        inner *= shrink
    return np.ascontiguousarray(pixels), inner


def read_shelves(folder, prefix, most_a_sku=None, seed=1, least=True):
    """A COCO folder whose categories are SKUs. A seeded choice of at most so many crops a SKU is read; tiny ones only
    when there is no `least`."""
    with open(os.path.join(folder, "annotations.json"), encoding="utf-8") as file:
        document = json.load(file)
    names = {c["id"]: c["name"] for c in document["categories"]}
    wanted = {}
    for annotation in document["annotations"]:
        width, height = annotation["bbox"][2:]
        if not (least and (width < LEAST_WIDTH or height < LEAST_HEIGHT)):
            wanted.setdefault(names[annotation["category_id"]], []).append(annotation)
    chooser = random.Random(seed)
    chosen = {}
    for annotations in wanted.values():
        if most_a_sku and len(annotations) > most_a_sku:
            annotations = chooser.sample(annotations, most_a_sku)
        for annotation in annotations:
            chosen.setdefault(annotation["image_id"], []).append(annotation)
    crops = []
    for image in document["images"]:
        if image["id"] not in chosen:
            continue
        path = image["file_name"]
        path = path if path.startswith("images/") else "images/" + path
        pixels = cv2.imread(os.path.join(folder, path), cv2.IMREAD_COLOR)
        for annotation in chosen[image["id"]]:
            name = names[annotation["category_id"]]
            crops.append(Crop(*cut(pixels, annotation["bbox"]), f"{prefix}/{name}", f"{prefix}/", os.path.basename(path)))
    return crops


def read_sheets(folder):
    """Sheets of shelfedge-lab render-products: every SKU of a catalogue in many views."""
    with open(os.path.join(folder, "labels.csv"), newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    crops, name, sheet = [], None, None
    for row in rows:
        if row["file"] != name:
            name = row["file"]
            sheet = cv2.imread(os.path.join(folder, name), cv2.IMREAD_COLOR)
        left, top, width, height = (int(row[key]) for key in ("left", "top", "width", "height"))
        if width < LEAST_WIDTH or height < LEAST_HEIGHT:
            continue
        pixels = np.ascontiguousarray(sheet[top:top + height, left:left + width])
        box = np.array([0, 0, width, height], np.float32)
        crops.append(Crop(pixels, box, f"product/{row['sku']}", f"product/{row['family']}", f"{name}/{row['view']}"))
    return crops


def held_out(crops):
    """Rendered crops to train on, and those of the families held out."""
    kept, held = [], []
    for crop in crops:
        (held if int(crop.family.rsplit("/", 1)[1]) % HELD_OUT_SKUS == 0 else kept).append(crop)
    return kept, held


def read_items(folder, split):
    """grocery-store-81: the whole photograph is the crop."""
    with open(os.path.join(folder, "labels.csv"), newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    ids = {r["class_name"]: int(r["class_id"]) for r in rows}
    packaged = range(ids[FIRST_PACKAGED], ids[LAST_PACKAGED] + 1)
    crops = []
    for row in rows:
        if row["split"] == split:
            pixels = cv2.imread(os.path.join(folder, row["file"]), cv2.IMREAD_COLOR)
            box = np.array([0, 0, pixels.shape[1], pixels.shape[0]], np.float32)
            crops.append(Crop(pixels, box, "grocery/" + row["class_name"], "grocery/" + row["coarse_class_name"],
                              row["file"], int(row["class_id"]) not in packaged, True))
    return crops


def prepare(crop, side):
    """What the product gives to the network: the box, squashed to a square."""
    left, top, right, bottom = crop.box.round().astype(int)
    left, top = max(left, 0), max(top, 0)
    return squash(crop.pixels[top:max(bottom, top + 1), left:max(right, left + 1)], side)


def squash(pixels, side):
    """Averages where both sides shrink, else interpolates: area resizing that enlarges gives blocks."""
    shrinks = min(pixels.shape[:2]) >= side
    return cv2.resize(pixels, (side, side), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)


def prepare_all(crops, side):
    return np.stack([prepare(crop, side) for crop in crops])
