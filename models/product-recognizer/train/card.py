"""Writes manifest.json, MODEL_CARD.md and the model part of metrics.json from what was measured.

metrics.json holds the figures that evaluate.py collected (sections reference, fp32 and int8); the card shows those and
nothing else.
"""
import argparse
import hashlib
import json
import os

import onnx

import detector_recipe  # noqa: F401  (must come before a module of the other recipe)
from network import DIMENSIONS, SIDE, ProductRecognizer, multiply_adds

NOTICE = """## Attribution

- **Grocery items**: *Grocery Store Dataset*, M. Klasson, C. Zhang, H. Kjellström, "A Hierarchical Grocery Store Image
  Dataset with Visual and Semantic Labels", WACV 2019; MIT License, Copyright (c) 2019 Marcus Klasson.
- **Rendered scenes**: made by `shelfedge-lab render`, this repository (Apache-2.0). Pictures printed on packages are crops
  of the same dataset.
- **Refrigerator photographs**: `Azure/cortana-intelligence-product-detection-from-images`; MIT License, Copyright (c)
  Microsoft Corporation.
"""

SECTIONS = (("reference", "histogram + thumbnail"), ("fp32", "FP32"), ("int8", "INT8"))
QUESTIONS = (("grocery-store-81", None, "validation photographs against the training photographs"),
             ("shelf-dairy-sku", "five", "5 references an article, other stores"),
             ("shelf-dairy-sku", "all", "all references, other stores"),
             ("shelf-dairy-sku, shelf photographs", "five", "5 references an article, other stores"),
             ("shelf-dairy-sku, shelf photographs", "all", "all references, other stores"))


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def read_text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write_json(path, document):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(document, file, indent=2)
        file.write("\n")


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


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


def closed_table(metrics):
    lines = ["| set | question | tests | model | nearest | majority of 5 | centroid |", "|---|---|---|---|---|---|---|"]
    for name, part, question in QUESTIONS:
        for section, title in SECTIONS:
            figures = metrics.get(section, {}).get(name)
            figures = figures[part] if figures and part else figures
            if figures:
                cells = " | ".join(f"{figures[rule]:.3f}" for rule in ("nearest", "majority", "centroid"))
                lines.append(f"| {name} | {question} | {figures['tests']} | {title} | {cells} |")
    return "\n".join(lines)


def open_table(metrics):
    lines = ["| set | model | AUROC | accepted of known | accepted of unknown |", "|---|---|---|---|---|"]
    for name in ("shelf-dairy-sku", "shelf-dairy-sku, shelf photographs", "renders-held-out"):
        for section, title in SECTIONS:
            figures = metrics.get(section, {}).get(name, {}).get("openSet")
            if figures:
                accepted = [f"{figures[key]:.3f}" if key in figures and section != "reference" else "-"
                            for key in ("acceptedKnown", "acceptedUnknown")]
                lines.append(f"| {name} | {title} | {figures['auroc']:.3f} | {' | '.join(accepted)} |")
    return "\n".join(lines)


def phases_text(run):
    with open(os.path.join(run, "phases.jsonl"), encoding="utf-8") as file:
        phases = [json.loads(line) for line in file]
    lines = ["| from step | planned to | articles in a batch | rate | seed | crops (items, refrigerator, renders) | articles "
             "| share of a batch |", "|---|---|---|---|---|---|---|---|"]
    for p in phases:
        lists = [", ".join(map(str, p[key])) for key in ("crops", "articleCounts", "shares")]
        lines.append(f"| {p['firstStep']} | {p['steps']} | {p['articles']} | {p['rate']} | {p['seed']} | "
                     f"{' | '.join(lists)} |")
    return "\n".join(lines)


def card(options, metrics, graph):
    calibration = {p.key: p.value for p in graph.metadata_props}
    model = metrics["model"]
    speed = metrics.get("speed")
    text = [f"""# product-recognizer {options.version}

Tells which article a product crop shows, by comparing embeddings with those of reference photographs. A new article needs
photographs, never training. Licence: Apache-2.0. File: `model.int8.onnx` (static INT8, what the box runs);
`model.fp32.onnx` is kept for comparison.

- Input `crops`: uint8 [B, {SIDE}, {SIDE}, 3] (NHWC), BGR, any B. A crop is the box of a product, squashed to the square
  without padding: by area averages where both sides shrink, else bilinearly.
- Output `embedding` [B, {DIMENSIONS}] of length one; the cosine of two crops is the dot product.
- {model['parameters'] / 1e6:.2f} M parameters, {model['mmac']:.1f} MMAC a crop; plain convolutions and ReLU.
- Threshold: a best cosine below {options.score} is no article of the gallery. {options.score_words}

## Figures

Top-1 by cosine. *Nearest*: the article of the nearest reference; *majority of 5*: the largest sum of cosines among the
five nearest; *centroid*: the nearest mean of an article. FP32: the exported graph run in torch. INT8: the shipped file run by
ONNX Runtime. *Histogram + thumbnail* needs no training. `shelf-dairy-sku` was never trained on; each crop is compared with
photographs of other stores only, grouped by eye (`train/stores.py`); five references are drawn 20 times.
"""]
    text.append(closed_table(metrics))
    text.append("""
Open set: half of the articles make the gallery, drawn 20 times; can the best cosine tell crops of these from crops of the
others?
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
    metrics = read(path)
    if options.speed:
        metrics["speed"] = read(options.speed)
    network = ProductRecognizer().eval()
    metrics["model"] = {"parameters": sum(p.numel() for p in network.parameters()),
                        "mmac": round(multiply_adds(network) / 1e6, 1),
                        "sha256": sha256(os.path.join(options.model, "model.int8.onnx"))}
    write_json(path, metrics)
    write_json(os.path.join(options.model, "manifest.json"), manifest(options))
    with open(os.path.join(options.model, "MODEL_CARD.md"), "w", encoding="utf-8") as file:
        file.write(card(options, metrics, onnx.load(os.path.join(options.model, "model.int8.onnx"))))


if __name__ == "__main__":
    main()
