"""Writes the trained average as an FP32 ONNX graph from pixels to scores and distances.

Input `image`: uint8 [1, S, S, 3] BGR. Outputs `scores` [1, N, 1] probabilities and `distances` [1, N, 4] in input
pixels. Batch normalization is folded into the convolutions.
"""
import argparse

import torch
from torch import nn

import checkpoint
from blocks import fold_normalization, fold_pixels
from graph_file import OPSET, finish
from network import ProductDetector


class FromPixels(nn.Module):
    def __init__(self, detector):
        super().__init__()
        self.detector = detector

    def forward(self, image):
        logits, distances = self.detector(fold_pixels(image).float() * (1 / 255))
        return torch.sigmoid(logits), distances


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--out", required=True, help="ONNX file to write")
    parser.add_argument("--size", type=int, default=640)
    options = parser.parse_args()
    model = FromPixels(fold_normalization(checkpoint.load_average(options.checkpoint, ProductDetector()))).eval()
    image = torch.zeros(1, options.size, options.size, 3, dtype=torch.uint8)
    torch.onnx.export(model, image, options.out, opset_version=OPSET, input_names=["image"],
                      output_names=["scores", "distances"], do_constant_folding=True)
    finish(options.out, "product-detector")


if __name__ == "__main__":
    main()
