"""Judges a model on SKUs; prints and optionally saves the figures.

With --model the graph runs in torch (an INT8 graph is emulated: the same whole numbers, up to the rounding of halves).
--reference judges colour histograms and thumbnails instead. --write saves the prepared crops as raw bytes, and
--embeddings reads what another runtime made of them as raw floats. --report takes over what `shelfedge-lab evaluate
recognizer --json` found with the code of the product: the figures of a model card.
"""
import argparse
import json
import os

import numpy as np
import onnx
import torch

import detector_recipe  # noqa: F401  (must come before a module of the other recipe)
import crops as crop_sets
import protocol
import reference
from documents import read, write_json
from embedding_graph import EmbeddingGraph
from network import DIMENSIONS, SIDE
from stores import store
from train import fold_photos


def read_sets(options):
    sets = {}
    if options.items:
        sets["items-gallery"] = crop_sets.read_items(options.items, "train")
        sets["items-tests"] = crop_sets.read_items(options.items, "val")
    if options.dairy:
        sets["dairy"] = crop_sets.read_shelves(options.dairy, "dairy", least=False)
    if options.sheets:
        sets["renders"] = crop_sets.held_out(crop_sets.read_sheets(options.sheets))[1][:3000]
    return sets


def embedder(options):
    if options.reference:
        return lambda name, pixels: reference.embed(pixels)
    if options.embeddings:
        return lambda name, pixels: np.fromfile(os.path.join(options.embeddings, name + ".f32"), np.float32).reshape(
            len(pixels), DIMENSIONS)
    graph = EmbeddingGraph(onnx.load(options.model))
    return lambda name, pixels: graph.embed(pixels)


def skus(crops):
    return np.array([c.sku for c in crops])


def shelf_photos(folder):
    images = read(os.path.join(folder, "annotations.json"))["images"]
    return {os.path.basename(i["file_name"]) for i in images if i["kind"] == "shelf"}


def judge(sets, vectors, options):
    figures = {}
    if "items-tests" in sets:
        figures["grocery-store-81"] = protocol.items(vectors["items-gallery"], skus(sets["items-gallery"]),
                                                     vectors["items-tests"], skus(sets["items-tests"]))
    if "renders" in sets and len(sets["renders"]):
        groups = fold_photos(np.array([c.photo for c in sets["renders"]]))
        figures["renders-held-out"] = {
            **protocol.across_groups(vectors["renders"], skus(sets["renders"]), groups),
            "openSet": protocol.open_set(vectors["renders"], skus(sets["renders"]), groups, options.score)}
    if "dairy" in sets:
        shelf = shelf_photos(options.dairy)
        for name, kept in (("shelf-dairy-sku", None), ("shelf-dairy-sku, shelf photographs", shelf)):
            chosen = np.array([kept is None or c.photo in kept for c in sets["dairy"]])
            crops = [c for c, keep in zip(sets["dairy"], chosen) if keep]
            groups, labels = np.array([store(c.photo) for c in crops]), skus(crops)
            figures[name] = {
                "stores": len(set(groups)),
                "five": protocol.across_groups(vectors["dairy"][chosen], labels, groups, protocol.REFERENCES),
                "all": protocol.across_groups(vectors["dairy"][chosen], labels, groups),
                "openSet": protocol.open_set(vectors["dairy"][chosen], labels, groups, options.score)}
    return figures


def take_report(report, path):
    """Puts the sets of a report under the section of their graph, in place of what was there."""
    sections = {}
    for row in read(report)["sets"]:
        figures = {key: value for key, value in row.items() if key not in ("set", "graph")}
        sections.setdefault(row["graph"].split(".")[1], {})[row["set"]] = figures  # model.int8.onnx
    for section, figures in sections.items():
        merge(path, section, figures)


def merge(path, section, figures):
    """Puts the figures under a section of a JSON file, keeping what is there."""
    document = read(path) if os.path.exists(path) else {}
    document[section] = figures
    write_json(path, document)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--model", help="ONNX file of export.py or quantize.py")
    source.add_argument("--embeddings", metavar="FOLDER", help="NAME.f32 for each NAME.u8 of --write")
    source.add_argument("--reference", action="store_true")
    source.add_argument("--report", help="JSON of shelfedge-lab evaluate recognizer; goes --into a file")
    parser.add_argument("--items", help="grocery-store-81 folder")
    parser.add_argument("--dairy", help="shelf-dairy-sku folder")
    parser.add_argument("--sheets", help="folder of shelfedge-lab render-products; its held-out families are judged")
    parser.add_argument("--score", type=float, help="cosine from which a SKU is accepted")
    parser.add_argument("--choose-score", action="store_true",
                        help="only print the cosine that refuses as many known as it accepts unknown dairy SKUs")
    parser.add_argument("--write", metavar="FOLDER", help="where to put the prepared crops")
    parser.add_argument("--into", help="JSON file that collects figures")
    parser.add_argument("--section", help="section of that file, such as fp32 or int8")
    options = parser.parse_args()
    if options.report:
        take_report(options.report, options.into)
        return
    torch.set_num_threads(1)
    sets = read_sets(options)
    pixels = {name: crop_sets.prepare_all(crops, SIDE) for name, crops in sets.items()}
    if options.write:
        os.makedirs(options.write, exist_ok=True)
        for name, array in pixels.items():
            array.tofile(os.path.join(options.write, name + ".u8"))
    embed = embedder(options)
    vectors = {name: embed(name, array) for name, array in pixels.items()}
    if options.choose_score:
        stores = np.array([store(c.photo) for c in sets["dairy"]])
        print("score", protocol.balanced_threshold(
            *protocol.open_set_scores(vectors["dairy"], skus(sets["dairy"]), stores)))
        return
    figures = judge(sets, vectors, options)
    print(json.dumps(figures, indent=1))
    if options.into:
        merge(options.into, options.section, figures)


if __name__ == "__main__":
    main()
