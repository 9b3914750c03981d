"""Writes manifest.json, MODEL_CARD.md and the model part of metrics.json from what was measured.

metrics.json holds the figures that evaluate.py collected: section reference, and the sections fp32 and int8 as
`shelfedge-lab evaluate recognizer --json` found them; the card shows those and nothing else.
"""
import argparse
import json
import os

import onnx
import torch

import detector_recipe  # noqa: F401  (must come before a module of the other recipe)
import failures
from blocks import multiply_adds
from documents import read, read_text, sha256, write_json
from network import DIMENSIONS, SIDE, ProductRecognizer

NOTICE = """## Attribution

- **Grocery items**: *Grocery Store Dataset*, M. Klasson, C. Zhang, H. Kjellström, "A Hierarchical Grocery Store Image
  Dataset with Visual and Semantic Labels", WACV 2019; MIT License, Copyright (c) 2019 Marcus Klasson.
- **Rendered products**: made by `shelfedge-lab render-products`, this repository (Apache-2.0). Pictures printed on packages are crops
  of the same dataset.
- **Refrigerator photographs**: `Azure/cortana-intelligence-product-detection-from-images`; MIT License, Copyright (c)
  Microsoft Corporation.
"""

FAILURES = """Rendered products that no training saw, taken for another SKU by the INT8 model; the worst of each pair of SKUs. Left:
the crop; middle, blue: the reference it was found nearest to; right, orange: the nearest reference of its own SKU. Photographs of
others are not passed on here; this draws the failures on any set: `shelfedge-lab evaluate recognizer --model
models/product-recognizer --data DIR --stores models/product-recognizer/train/stores.json --failures OUT`.
"""

SECTIONS = (("reference", "histogram + thumbnail"), ("fp32", "FP32"), ("int8", "INT8"))
COMPARED = {"grocery-store-81": "the training photographs", "shelf-dairy-sku": "photographs of other stores",
            "shelf-dairy-sku, shelf photographs": "photographs of other stores"}
OTHER_VIEWS = "the other half of the views"  # of rendered products


def manifest(options):
    return {
        "schema": 1, "name": "product-recognizer", "task": "embedding", "file": "model.int8.onnx",
        "sha256": sha256(os.path.join(options.model, "model.int8.onnx")), "licence": "Apache-2.0",
        "version": options.version,
        "input": {"name": "crops", "width": SIDE, "height": SIDE, "layout": "nhwc", "type": "uint8", "colour": "bgr",
                  "scale": 0.00392157, "pad": 114},
        "output": {"kind": "embedding", "name": "embedding", "dimensions": DIMENSIONS},
        "thresholds": {"score": options.score},
    }


def interval(estimate):
    return f"{estimate['mean']:.3f} | {estimate['low']:.3f} to {estimate['high']:.3f}"


def reference_top1(metrics, name, references):
    """What the untrained vectors reach: evaluate.py keeps it by set, and by question where there are two."""
    figures = metrics.get("reference", {}).get(name)
    if not figures or (references and "five" not in figures):
        return None
    return figures.get("five" if references else "all", figures)["nearest"]


def closed_table(metrics):
    lines = ["| set | compared with | references a SKU | tests | model | top-1 | 95 % interval |", "|---|---|---|---|---|---|---|"]
    for name, figures in metrics.get("int8", {}).items():
        for number, question in enumerate(figures["closed"]):
            start = f"| {name} | {COMPARED.get(name, OTHER_VIEWS)} | {question['references'] or 'all'} | {question['tests']} |"
            untrained = reference_top1(metrics, name, question["references"])
            if untrained is not None:
                lines.append(f"{start} {SECTIONS[0][1]} | {untrained:.3f} | - |")
            lines += [f"{start} {title} | {interval(metrics[key][name]['closed'][number]['top1'])} |"
                      for key, title in SECTIONS[1:] if name in metrics.get(key, {})]
    return "\n".join(lines)


def open_table(metrics):
    lines = ["| set | model | AUROC | 95 % interval | accepted of known | accepted and right | accepted of unknown |",
             "|---|---|---|---|---|---|---|"]
    for name in metrics.get("int8", {}):
        untrained = metrics.get("reference", {}).get(name, {}).get("openSet")
        if untrained:
            lines.append(f"| {name} | {SECTIONS[0][1]} | {untrained['auroc']:.3f} | - | - | - | - |")
        for key, title in SECTIONS[1:]:
            figures = metrics.get(key, {}).get(name, {}).get("openSet")
            if figures:
                shares = " | ".join(f"{figures[share]:.3f}" for share in ("acceptedKnown", "acceptedRight", "acceptedUnknown"))
                lines.append(f"| {name} | {title} | {interval(figures['auroc'])} | {shares} |")
    return "\n".join(lines)


def phases_text(run):
    with open(os.path.join(run, "phases.jsonl"), encoding="utf-8") as file:
        phases = [json.loads(line) for line in file]
    lines = ["| from step | planned to | SKUs in a batch | rate | seed | crops (items, refrigerator, renders) | SKUs "
             "| share of a batch |", "|---|---|---|---|---|---|---|---|"]
    for p in phases:
        lists = [", ".join(map(str, p[key])) for key in ("crops", "skuCounts", "shares")]
        lines.append(f"| {p['firstStep']} | {p['steps']} | {p['skus']} | {p['rate']} | {p['seed']} | "
                     f"{' | '.join(lists)} |")
    return "\n".join(lines)


def card(options, metrics, graph):
    calibration = {p.key: p.value for p in graph.metadata_props}
    model = metrics["model"]
    speed = metrics.get("speed")
    text = [f"""# product-recognizer {options.version}

Tells which SKU a product crop shows, by comparing embeddings with those of reference photographs. A new SKU needs
photographs, never training. Licence: Apache-2.0. File: `model.int8.onnx` (static INT8, what the box runs);
`model.fp32.onnx` is kept for comparison.

- Input `crops`: uint8 [B, {SIDE}, {SIDE}, 3] (NHWC), BGR, any B. A crop is the box of a product, squashed to the square
  without padding: by area averages where both sides shrink, else bilinearly.
- Output `embedding` [B, {DIMENSIONS}] of length one; the cosine of two crops is the dot product.
- {model['parameters'] / 1e6:.2f} M parameters, {model['mmac']:.1f} MMAC a crop; plain convolutions and ReLU.
- Threshold: a best cosine below {options.score} is no SKU of the gallery. {options.score_words}

## Figures

Top-1: the share of crops whose nearest reference, by cosine, is of their SKU. FP32 and INT8 were run by
`shelfedge-lab evaluate recognizer`, with the crops, the gallery and the matcher of the product. The interval holds 95 % of 1,000
draws of the crops; crops of one photograph are alike, so the truth is less sure than it says. *Histogram + thumbnail* needs no
training (`train/reference.py`). `shelf-dairy-sku` was never trained on; each crop is compared with photographs of other stores
only, grouped by eye (`train/stores.json`); five references are drawn 100 times (20 times for *histogram + thumbnail*).
"""]
    text.append(closed_table(metrics))
    text.append("""
Open set: half of the SKUs make the gallery, drawn as often; can the best cosine tell crops of these from crops of the
others? Accepted: with a best cosine of the threshold or more.
""")
    text.append(open_table(metrics))
    if speed:
        text.append(f"\n## Speed\n\n{speed['conditions']}\n\n| model | crops | best of {speed['int8']['runs']} runs | median |\n"
                    "|---|---|---|---|\n" + "\n".join(
                        f"| {key.upper()} | {speed[key]['batch']} | {speed[key]['min']:.1f} ms | {speed[key]['median']:.1f} ms |"
                        for key in ("fp32", "int8")))
    text.append(f"""
## Training

{phases_text(options.run)}

{read_text(options.story)}
Quantization: static, per-channel int8 weights, ranges by least squared error on {calibration['calibrationCrops']} augmented
training crops (seed {calibration['calibrationSeed']}). Commands: `train/README.md`.

![curves](train/curves.png)
""")
    text.append(read_text(options.limits))
    text.append(failures.section(options.model, f"product-recognizer {options.version}", FAILURES))
    text.append(NOTICE)
    return "\n".join(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", required=True, help="folder of the model; holds both ONNX files and metrics.json")
    parser.add_argument("--run", required=True, help="folder of the training run")
    parser.add_argument("--version", required=True)
    parser.add_argument("--score", type=float, required=True)
    parser.add_argument("--score-words", required=True, help="for the card: how the threshold was chosen")
    parser.add_argument("--speed", help="JSON of `conditions`, and for fp32 and int8 the batch, runs, min and median in ms")
    parser.add_argument("--story", required=True, help="Markdown on what the table of phases cannot say")
    parser.add_argument("--limits", required=True, help="Markdown on where the model fails")
    options = parser.parse_args()
    path = os.path.join(options.model, "metrics.json")
    metrics = read(path) if os.path.exists(path) else {}
    if options.speed:
        metrics["speed"] = read(options.speed)
    network = ProductRecognizer().eval()
    metrics["model"] = {"parameters": sum(p.numel() for p in network.parameters()),
                        "mmac": round(multiply_adds(network, torch.zeros(1, SIDE, SIDE, 3)) / 1e6, 1),
                        "sha256": sha256(os.path.join(options.model, "model.int8.onnx"))}
    write_json(path, metrics)
    write_json(os.path.join(options.model, "manifest.json"), manifest(options))
    with open(os.path.join(options.model, "MODEL_CARD.md"), "w", encoding="utf-8") as file:
        file.write(card(options, metrics, onnx.load(os.path.join(options.model, "model.int8.onnx"))))


if __name__ == "__main__":
    main()
