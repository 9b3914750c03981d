"""Draws detections on pictures, for looking at: green sure, blue truth."""
import argparse
import os

import cv2

import evaluate
import scenes


def draw(image, found, truth, score):
    for x1, y1, x2, y2 in truth.astype(int):
        cv2.rectangle(image, (x1, y1), (x2, y2), (255, 120, 0), 1)
    for x1, y1, x2, y2, certainty in found:
        if certainty >= score:
            cv2.rectangle(image, (int(x1), int(y1)), (int(x2), int(y2)), (0, 220, 0), 2)
    return image


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", required=True, metavar="NAME=FOLDER")
    parser.add_argument("--predictions", required=True)
    parser.add_argument("--score", type=float, default=0.4)
    parser.add_argument("--out", required=True, help="folder for the drawings")
    parser.add_argument("--most", type=int, default=20)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    _, pictures = scenes.read_named(options.set)
    step = max(1, len(pictures) // options.most)
    pairs = evaluate.read_predictions(options.predictions, pictures)
    for picture, (found, truth) in list(zip(pictures, pairs))[::step]:
        image = draw(cv2.imread(picture.path), found, truth, options.score)
        cv2.imwrite(os.path.join(options.out, os.path.basename(picture.path)), image)


if __name__ == "__main__":
    main()
