"""Judges a model, or predictions that the product wrote, on COCO folders; prints and optionally saves the figures.

With --model the graph runs in torch (an INT8 graph is emulated, which is for trying things out). Figures of the
shipped INT8 model come from --predictions: what `shelfedge detect --out` wrote with ONNX Runtime. --report takes over what
`shelfedge-lab evaluate detector --json` found, which knows regions of doubt.
"""
import argparse
import json
import os

import numpy as np
import onnx

import detect
import metrics
import scenes
from documents import read, write_json
from graph import TorchGraph


def read_predictions(path, pictures):
    """Pairs of detections and truth, from a COCO results file that names pictures by file name."""
    results = read(path)
    found = {os.path.basename(p.path): [] for p in pictures}
    for result in results:
        name = os.path.basename(result["file_name"])
        if name in found:
            x, y, w, h = result["bbox"]
            found[name].append([x, y, x + w, y + h, result["score"]])
    pairs = []
    for picture in pictures:
        boxes = np.array(found[os.path.basename(picture.path)], float).reshape(-1, 5)
        pairs.append((boxes[np.argsort(-boxes[:, 4], kind="stable")], picture.boxes))
    return pairs


def write_predictions(path, pictures, pairs):
    results = [{"file_name": os.path.basename(picture.path), "bbox": [x1, y1, x2 - x1, y2 - y1], "score": score}
               for picture, (boxes, _) in zip(pictures, pairs) for x1, y1, x2, y2, score in boxes.tolist()]
    with open(path, "w", encoding="utf-8") as file:
        json.dump(results, file)


# Names of the figures in a report of the lab.
REPORTED = {"images": "images", "boxes": "boxes", "AP": "ap", "AP50": "ap50", "AP75": "ap75", "precision": "precision",
            "recall": "recall", "covered": "covered", "f1": "f1", "countMae": "countMae", "countExact": "countExact"}


def take_report(report, path):
    """Puts every set of a report under the section of its graph."""
    for row in read(report)["sets"]:
        section = row["graph"].split(".")[1]  # model.int8.onnx
        merge(path, section, {row["set"]: {key: row["scores"][name] for key, name in REPORTED.items()}})


def merge(path, section, figures):
    """Puts the figures under a section of a JSON file, keeping what is there."""
    document = read(path) if os.path.exists(path) else {}
    document.setdefault(section, {}).update(figures)
    write_json(path, document)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", metavar="NAME=FOLDER", help="see scenes.read_named")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--model", help="ONNX file of export.py or quantize.py")
    source.add_argument("--predictions", help="COCO results file")
    source.add_argument("--report", help="JSON of shelfedge-lab evaluate detector; goes --into a file")
    parser.add_argument("--score", type=float, default=0.4, help="threshold of the counting part")
    parser.add_argument("--overlap", type=float, default=detect.OVERLAP)
    parser.add_argument("--write", help="COCO results file to write (with --model)")
    parser.add_argument("--into", help="JSON file that collects figures")
    parser.add_argument("--section", help="section of that file, such as fp32 or int8")
    options = parser.parse_args()
    if options.report:
        take_report(options.report, options.into)
        return
    name, pictures = scenes.read_named(options.set)
    if options.predictions:
        pairs = read_predictions(options.predictions, pictures)
    else:
        model = onnx.load(options.model)
        size = model.graph.input[0].type.tensor_type.shape.dim[1].dim_value
        pairs = detect.find_all(TorchGraph(model).run, pictures, size, overlap=options.overlap)
        if options.write:
            write_predictions(options.write, pictures, pairs)
    figures = metrics.judge(pairs, options.score)
    print(name, " ".join(f"{k}={v:.4f}" if isinstance(v, float) else f"{k}={v}" for k, v in figures.items()))
    if options.into:
        merge(options.into, options.section, {name: figures})


if __name__ == "__main__":
    main()
