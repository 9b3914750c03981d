"""Runs a network over pictures and returns their detections."""
import cv2
import numpy as np
import torch

import decode
from blocks import fold_pixels
from network import anchor_centres

FLOOR = 0.05
OVERLAP = 0.55


def network_runner(model):
    """A runner is: uint8 letterboxed picture [S, S, 3] to scores [N] and distances [N, 4]."""
    def run(pixels):
        with torch.no_grad():
            logits, distances, _ = model(fold_pixels(torch.from_numpy(pixels)[None].float() / 255))
        return torch.sigmoid(logits)[0, :, 0].numpy(), distances[0].numpy()
    return run


def find(run, image, size, floor=FLOOR, overlap=OVERLAP):
    """Detections of one picture: rows of x1, y1, x2, y2, score in its pixels."""
    pixels, scale, padding = decode.letterbox(image, size)
    scores, distances = run(pixels)
    centres = anchor_centres(size, size).numpy()
    return decode.decode(scores, distances, centres, (scale, padding), image.shape[:2], floor, overlap)


def find_all(run, pictures, size, **limits):
    """Pairs of detections and truth for metrics.judge."""
    pairs = []
    for picture in pictures:
        image = cv2.imread(picture.path, cv2.IMREAD_COLOR)
        pairs.append((find(run, image, size, **limits), np.asarray(picture.boxes)))
    return pairs
