"""Starts a run from a shipped FP32 graph, whose convolutions carry their normalization.

Every normalization gets the statistics of what its convolution gives on some pictures, and the scale and shift that undo
them: the network answers as the graph did, and can be trained on.
"""
import onnx
import torch
from onnx import numpy_helper

from blocks import ConvUnit, fold_pixels


class Watched(torch.nn.Module):
    """Stands for a normalization while the statistics are taken: adds the bias of the graph."""

    def __init__(self, bias):
        super().__init__()
        self.bias = bias
        self.sums, self.squares, self.count = 0.0, 0.0, 0

    def forward(self, x):
        self.sums = self.sums + x.double().sum((0, 2, 3))
        self.squares = self.squares + x.double().square().sum((0, 2, 3))
        self.count += x.numel() // x.shape[1]
        return x + self.bias[None, :, None, None]

    def settle(self, norm):
        mean = self.sums / self.count
        variance = (self.squares / self.count - mean * mean).clamp(min=1e-6)
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)
        norm.weight.copy_((variance + norm.eps).sqrt())
        norm.bias.copy_(self.bias + mean)


@torch.no_grad()
def load(path, model, pictures):
    """pictures: list of uint8 [B, S, S, 3] to take the statistics on."""
    weights = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in onnx.load(path).graph.initializer}
    units = {name: unit for name, unit in model.named_modules() if isinstance(unit, ConvUnit)}
    norms = {name: unit[1] for name, unit in units.items()}
    for name, unit in units.items():
        unit[0].weight.copy_(weights[f"detector.{name}.0.weight"])
        unit[1] = Watched(weights[f"detector.{name}.0.bias"])
    for index, head in enumerate(model.heads):
        kept = weights[f"detector.heads.{index}.answer.weight"]  # graphs before 0.4.0 say nothing of gaps
        head.answer.weight[:len(kept)].copy_(kept)
        head.answer.bias[:len(kept)].copy_(weights[f"detector.heads.{index}.answer.bias"])
    for batch in pictures:
        model(fold_pixels(batch.float() / 255))
    for name, unit in units.items():
        watched, unit[1] = unit[1], norms[name]
        watched.settle(unit[1])
