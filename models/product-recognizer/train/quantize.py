"""Turns the FP32 graph into static INT8 in QDQ form, calibrated on a seeded choice of augmented training crops.

The rules are those of the detector's quantize.py. The linear layer and the division by the length stay float: they are a
hundredth of the work. What the linear layer reads is rounded to eight bits, so that the last convolution is whole too.
"""
import argparse
import importlib.util
import os

import numpy as np
import onnx
from onnx import helper

import detector_recipe
import augment
import crops as crop_sets
from embedding_graph import EmbeddingGraph
from network import SIDE
from ranges import Observer


def detector_quantizer():
    """The class of the other recipe's module of the same name as this one."""
    spec = importlib.util.spec_from_file_location("detector_quantize", os.path.join(detector_recipe.FOLDER, "quantize.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Quantizer


class RecognizerQuantizer(detector_quantizer()):
    def quantized_tensors(self):
        last = [n.input[0] for n in self.source.node
                if n.op_type == "Reshape" and self.users[n.output[0]][0].op_type == "Gemm"]
        return super().quantized_tensors() + last

    def model(self):
        named = {i.name for i in self.initializers}
        for node in self.nodes:
            for name in node.input:
                if name in self.weights and name not in named:
                    named.add(self.constant(name, self.weights[name]))
        model = super().model()
        model.graph.name = model.producer_name = "product-recognizer"
        onnx.checker.check_model(model, full_check=True)
        return model


def calibration_crops(options):
    """Augmented views, half of them of renders where there are sheets."""
    rng = np.random.default_rng(options.seed)
    sources = [crop_sets.read_items(options.items, "train")]
    if options.sheets:
        sources.append(crop_sets.held_out(crop_sets.read_sheets(options.sheets))[0])
    views = []
    for i in range(options.crops):
        source = sources[i % len(sources)]
        views.append(augment.view(rng, source[int(rng.integers(len(source)))], SIDE))
    return np.stack(views)


def calibrate(model, names, crops, seed):
    observer = Observer(names, seed)
    graph = EmbeddingGraph(model)
    for crop in crops:
        graph.run(crop[None], observer.watch)
    return {name: observer.parameters(name) for name in names}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", required=True, help="FP32 ONNX file of export.py")
    parser.add_argument("--out", required=True, help="INT8 ONNX file to write")
    parser.add_argument("--items", required=True, help="grocery-store-81 folder")
    parser.add_argument("--sheets", help="folder of shelfedge-lab render-products")
    parser.add_argument("--crops", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    model = onnx.load(options.model)
    quantizer = RecognizerQuantizer(model)
    names = quantizer.quantized_tensors()
    quantized = quantizer.build(calibrate(model, names, calibration_crops(options), options.seed))
    helper.set_model_props(quantized, {"calibrationCrops": str(options.crops), "calibrationSeed": str(options.seed)})
    onnx.save(quantized, options.out)
    print(f"{options.out}: {len(names)} quantized tensors, calibrated on {options.crops} crops")


if __name__ == "__main__":
    main()
