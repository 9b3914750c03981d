"""Writes the trained average as an FP32 ONNX graph from pixels to scores and distances.

Input `image`: uint8 [1, S, S, 3] BGR. Outputs `scores` [1, N, 1] probabilities of a product, `distances` [1, N, 4] in
input pixels and `gaps` [1, N, 1] probabilities of a gap. Batch normalization is folded into the convolutions.
"""
import argparse

import torch
from torch import nn

import checkpoint
from blocks import fold_normalization, fold_pixels
from graph_file import OPSET, finish
from network import SIZES, ProductDetector


class FromPixels(nn.Module):
    def __init__(self, detector):
        super().__init__()
        self.detector = detector

    def forward(self, image):
        logits, distances, gaps = self.detector(fold_pixels(image).float() * (1 / 255))
        return torch.sigmoid(logits), distances, torch.sigmoid(gaps)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--out", required=True, help="ONNX file to write")
    parser.add_argument("--network", choices=SIZES, default="s")
    options = parser.parse_args()
    model = FromPixels(fold_normalization(checkpoint.load_average(options.checkpoint, ProductDetector(options.network)))).eval()
    side = SIZES[options.network].input
    image = torch.zeros(1, side, side, 3, dtype=torch.uint8)
    torch.onnx.export(model, image, options.out, opset_version=OPSET, input_names=["image"],
                      output_names=["scores", "distances", "gaps"], do_constant_folding=True)
    finish(options.out, "product-detector")


if __name__ == "__main__":
    main()
