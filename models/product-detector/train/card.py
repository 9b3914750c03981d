"""Writes manifest.json, MODEL_CARD.md and the summary part of metrics.json from what was measured.

metrics.json holds the figures that evaluate.py collected (sections fp32 and int8) and, under speed, the times of
`shelfedge bench --json`; the card shows those and nothing else.
"""
import argparse
import json
import os

import onnx
import torch

import failures
from blocks import multiply_adds
from documents import read, read_text, sha256, write_json
from network import SIZES, STRIDES, ProductDetector
from scenes import HELD_OUT_SCENES

NOTICE = """## Attribution

- **Rendered scenes**: made by `shelfedge-lab render`, this repository (Apache-2.0). Pictures printed on packages are
  crops of *Grocery Store Dataset*, M. Klasson, C. Zhang, H. Kjellström, "A Hierarchical Grocery Store Image Dataset with
  Visual and Semantic Labels", WACV 2019; MIT License, Copyright (c) 2019 Marcus Klasson.
- **Refrigerator photographs** (15 of 20): `Azure/cortana-intelligence-product-detection-from-images`; MIT License,
  Copyright (c) Microsoft Corporation.
- **Supermarket shelves** (photographs whose products we boxed by hand) and **price tags as negatives**: "Shelf
  Price detection" v1, Roboflow Universe, workspace object-detection-y9n6q, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); used for training only, pictures augmented.
"""

FAILURES = """The worst pictures of rendered scenes that no training saw, for the INT8 model at the shipped score, cut around the densest
failures. Orange: products that were missed; blue: detections that are wrong; thin white: hits. Photographs of others are not
passed on here; this draws the failures on any set:
`shelfedge-lab evaluate detector --model models/{name} --data DIR --failures OUT`.
"""

COLUMNS = (("AP", "AP"), ("AP50", "AP50"), ("AP75", "AP75"), ("precision", "precision"), ("recall", "recall"),
           ("f1", "F1"), ("countMae", "count MAE"), ("countExact", "exact count"))


def input_shape(graph):
    return [d.dim_value for d in graph.graph.input[0].type.tensor_type.shape.dim]


def manifest(options, shape):
    return {
        "schema": 1, "name": options.name, "task": "detection", "file": "model.int8.onnx",
        "sha256": sha256(os.path.join(options.model, "model.int8.onnx")), "licence": "Apache-2.0",
        "version": options.version,
        "input": {"name": "image", "width": shape[2], "height": shape[1], "layout": "nhwc", "type": "uint8",
                  "colour": "bgr", "scale": 0.00392157, "pad": 114},
        "output": {"kind": "shelfedge", "scores": "scores", "distances": "distances", "gaps": "gaps",
                   "strides": list(STRIDES)},
        "classes": ["product"], "thresholds": {"score": options.score, "overlap": options.overlap, "gap": options.gap},
        "maxDetections": 400,
    }


def table(metrics, names, columns):
    """Markdown rows: every named set, FP32 and INT8."""
    lines = ["| set | images | boxes | model | " + " | ".join(title for _, title in columns) + " |",
             "|---" * (len(columns) + 4) + "|"]
    for name in names:
        for section in ("fp32", "int8"):
            figures = metrics.get(section, {}).get(name)
            if figures:
                cells = " | ".join(f"{figures[key]:.3f}" for key, _ in columns)
                lines.append(f"| {name} | {figures['images']} | {figures['boxes']} | {section.upper()} | {cells} |")
    return "\n".join(lines)


def phases_text(run):
    with open(os.path.join(run, "phases.jsonl"), encoding="utf-8") as file:
        phases = [json.loads(line) for line in file]
    lines = ["| from step | planned to | last steps of falling rate | rounded from | batch | window | rate | seed | pictures "
             "(renders, hand-boxed shelves, refrigerator, price tags) |", "|---|---|---|---|---|---|---|---|---|"]
    for p in phases:
        lines.append(f"| {p['firstStep']} | {p['steps']} | {p['decay_steps']} | {p.get('round_from') or '-'} | {p['batch']} | {p['size']} | {p['rate']} "
                     f"| {p['seed']} | {', '.join(map(str, p['pictures']))} |")
    return "\n".join(lines)


def read_speed(options):
    """Times of `shelfedge bench --json` by section: --speed int8=FILE fp32=FILE."""
    runs = {section: read(path) for section, path in (argument.split("=", 1) for argument in options.speed)}
    return {"conditions": options.speed_words,
            **{section: {"frames": run["frames"], "threads": run["threads"],
                         "detectionsPerFrame": run["detectionsPerFrame"],
                         "allocatedBytesPerFrame": run["allocatedBytesPerFrame"]["detection"],
                         **{stage["stage"]: {"medianMs": stage["medianMs"], "p95Ms": stage["p95Ms"]}
                            for stage in run["stages"] if stage["stage"] in ("letterbox", "inference", "decode")}}
               for section, run in runs.items()}}


def speed_text(speed):
    int8, fp32 = speed["int8"], speed["fp32"]
    around = int8["letterbox"]["medianMs"] + int8["decode"]["medianMs"]
    rows = "\n".join(f"| {name} | {run['letterbox']['medianMs']:.2f} | {run['inference']['medianMs']:.1f} | "
                     f"{run['inference']['p95Ms']:.1f} | {run['decode']['medianMs']:.2f} |"
                     for name, run in (("FP32", fp32), ("INT8", int8)))
    return f"""
## Speed

{speed['conditions']} Milliseconds over {int8['frames']} frames, {int8['threads']} thread, {int8['detectionsPerFrame']} detections a frame.

| model | letterbox, median | inference, median | inference, 95 % | decoding and NMS, median |
|---|---|---|---|---|
{rows}

INT8 is {fp32['inference']['medianMs'] / int8['inference']['medianMs']:.1f} times as fast; letterbox, decoding and NMS take \
{100 * around / int8['inference']['medianMs']:.0f} % of its inference; {int8['allocatedBytesPerFrame']} bytes are allocated a frame."""


def card(options, metrics, graph):
    shape = input_shape(graph)
    calibration = {p.key: p.value for p in graph.metadata_props}
    model = metrics["model"]
    speed = metrics.get("speed")
    text = [f"""# {options.name} {options.version}

Finds every product on a shelf, whatever it is: one class, `product`, a box for each front-facing sellable unit; and, apart from
those, empty stretches of shelf rows. Network `{options.network}` of the recipe.
Licence: Apache-2.0. File: `model.int8.onnx` (static INT8, what the box runs); `model.fp32.onnx` is kept for comparison.

- Input `image`: uint8 [1, {shape[1]}, {shape[2]}, 3] (NHWC), BGR, letterboxed with 114. Pixels enter the first
  quantized convolution as they are. NHWC because ONNX Runtime runs quantized convolutions channels-last.
- Outputs `scores` [1, N, 1] (0..1, of a product), `distances` [1, N, 4] (left, top, right, bottom of the anchor centre, in
  input pixels) and `gaps` [1, N, 1] (0..1, of a gap); anchors: stride-8 grid row by row, then stride-16.
- {model['parameters'] / 1e6:.2f} M parameters, {model['gmac']:.2f} GMAC; plain convolutions and ReLU.
- Thresholds: score {options.score}, overlap (NMS) {options.overlap}, gap {options.gap}. The score was chosen as the one of
  best mean F1 over {options.threshold_sets}.

## Figures

Detections at the shipped overlap; precision, recall, F1 and counting at score {options.score} and IoU .50. AP as COCO
defines it. Both graphs run by `shelfedge-lab evaluate detector`, with the code and the ONNX Runtime of the box.
`shelf-mixed-dev` are general supermarket shelves (`tests/data/shelf-mixed-dev.json`); what is found in its regions of doubt is left out.
"""]
    text.append(table(metrics, options.complete, COLUMNS))
    if options.partial:
        text.append("""
Sets in which only some things are boxed; *covered* is the share of those boxes that a detection above the score
overlaps by IoU .50 or more. Products should be covered; price tags and voids should not.
""")
        text.append(table(metrics, options.partial, (("covered", "covered"),)))
    if speed:
        text.append(speed_text(speed))
    text.append(f"""
## Training

Data: rendered scenes, photographs of `shelf-price-tags` in which we boxed every front-facing product by hand
(`train/shelf-price-tags-products.json`), 15 refrigerator photographs (every 4th of 20 held out by file name), and the
price tags of `shelf-price-tags` as negatives (the loss counts inside their boxes only). Every {HELD_OUT_SCENES}th
rendered scene is held out. Nothing else was trained on;
`shelf-tobacco`, `shelf-voids` and `shelf-dairy-sku` are for evaluation only. Shipped is the running average of the
weights at the last step.

{phases_text(options.run)}

{read_text(options.story)}
Quantization: static, per-channel int8 weights, ranges by least squared error on
{calibration['calibrationPictures']} pictures (seed {calibration['calibrationSeed']}); {options.calibration}. Commands: `train/README.md`.

![curves]({options.curves})
""")
    text.append(read_text(options.limits))
    text.append(failures.section(options.model, f"{options.name} {options.version}", FAILURES.format(name=options.name)))
    text.append(NOTICE)
    return "\n".join(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", required=True, help="folder of the model; holds both ONNX files and metrics.json")
    parser.add_argument("--run", required=True, help="folder of the training run")
    parser.add_argument("--network", choices=SIZES, default="s")
    parser.add_argument("--name", default="product-detector")
    parser.add_argument("--version", required=True)
    parser.add_argument("--score", type=float, required=True)
    parser.add_argument("--overlap", type=float, required=True)
    parser.add_argument("--gap", type=float, required=True, help="threshold of gaps")
    parser.add_argument("--threshold-sets", required=True, help="words for the card")
    parser.add_argument("--complete", nargs="+", required=True, help="sets in which every product is boxed")
    parser.add_argument("--partial", nargs="*", default=[], help="sets in which only some things are boxed")
    parser.add_argument("--calibration", required=True, help="words for the card: which pictures quantization saw")
    parser.add_argument("--speed", nargs="*", metavar="SECTION=FILE", help="int8= and fp32= what shelfedge bench --json printed")
    parser.add_argument("--speed-words", help="words for the card: on what machine and picture")
    parser.add_argument("--curves", default="train/curves.png", help="picture of the curves, as seen from the card")
    parser.add_argument("--story", required=True, help="Markdown on what the table of phases cannot say")
    parser.add_argument("--limits", required=True, help="Markdown on where the model fails")
    options = parser.parse_args()
    path = os.path.join(options.model, "metrics.json")
    metrics = read(path)
    graph = onnx.load(os.path.join(options.model, "model.int8.onnx"))
    shape = input_shape(graph)
    network = ProductDetector(options.network).eval()
    if options.speed:
        metrics["speed"] = read_speed(options)
    metrics["model"] = {"parameters": sum(p.numel() for p in network.parameters()),
                        "gmac": round(multiply_adds(network, torch.zeros(1, shape[1], shape[2], 3)) / 1e9, 3),
                        "sha256": sha256(os.path.join(options.model, "model.int8.onnx"))}
    write_json(path, metrics)
    write_json(os.path.join(options.model, "manifest.json"), manifest(options, shape))
    with open(os.path.join(options.model, "MODEL_CARD.md"), "w", encoding="utf-8") as file:
        file.write(card(options, metrics, graph))


if __name__ == "__main__":
    main()
