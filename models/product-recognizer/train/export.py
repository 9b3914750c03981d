"""Writes the trained average as an FP32 ONNX graph from pixels to embeddings.

Input `crops`: uint8 [B, 96, 96, 3] BGR. Output `embedding`: float [B, 128] of length one. Batch normalization is folded
into the convolutions.
"""
import argparse
import copy

import onnx
import torch
from torch import nn

import detector_recipe  # noqa: F401  (must come before a module of the other recipe)
from network import SIDE, ConvUnit, ProductRecognizer, fold_pixels

OPSET = 13


class FromPixels(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, crops):
        return self.network(fold_pixels(crops).float() * (1 / 255))


def fold(model):
    """A copy whose convolutions carry their normalization."""
    model = copy.deepcopy(model).eval().to(memory_format=torch.contiguous_format)
    for unit in [m for m in model.modules() if isinstance(m, ConvUnit)]:
        unit[0] = nn.utils.fuse_conv_bn_eval(unit[0], unit[1])
        unit[1] = nn.Identity()
    return model


def load_average(path):
    """The network of a checkpoint; the proxies stay behind."""
    state = torch.load(path, map_location="cpu")["average"]
    network = ProductRecognizer()
    network.load_state_dict({k[len("network."):]: v for k, v in state.items() if k.startswith("network.")})
    return network.eval()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--out", required=True, help="ONNX file to write")
    options = parser.parse_args()
    torch.set_num_threads(1)
    model = FromPixels(fold(load_average(options.checkpoint))).eval()
    crops = torch.zeros(2, SIDE, SIDE, 3, dtype=torch.uint8)
    torch.onnx.export(model, crops, options.out, opset_version=OPSET, input_names=["crops"], output_names=["embedding"],
                      dynamic_axes={"crops": {0: "batch"}, "embedding": {0: "batch"}}, do_constant_folding=True)
    graph = onnx.load(options.out)
    graph.producer_name, graph.producer_version, graph.doc_string = "product-recognizer", "", ""
    for node in graph.graph.node:
        node.doc_string = ""
    onnx.checker.check_model(graph, full_check=True)
    onnx.save(graph, options.out)
    print(f"{options.out}: {len(graph.graph.node)} nodes, opset {OPSET}")


if __name__ == "__main__":
    main()
