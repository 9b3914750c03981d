"""Writes the trained average as an FP32 ONNX graph from pixels to embeddings.

Input `crops`: uint8 [B, 96, 96, 3] BGR. Output `embedding`: float [B, 128] of length one. Batch normalization is folded
into the convolutions.
"""
import argparse

import torch
from torch import nn

import detector_recipe  # noqa: F401  (must come before a module of the other recipe)
from blocks import fold_normalization, fold_pixels
from graph_file import OPSET, finish
from network import SIDE, ProductRecognizer


class FromPixels(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, crops):
        return self.network(fold_pixels(crops).float() * (1 / 255))


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
    model = FromPixels(fold_normalization(load_average(options.checkpoint))).eval()
    crops = torch.zeros(2, SIDE, SIDE, 3, dtype=torch.uint8)
    torch.onnx.export(model, crops, options.out, opset_version=OPSET, input_names=["crops"], output_names=["embedding"],
                      dynamic_axes={"crops": {0: "batch"}, "embedding": {0: "batch"}}, do_constant_folding=True)
    finish(options.out, "product-recognizer")


if __name__ == "__main__":
    main()
