"""The network: plain 3x3 convolutions with ReLU on 96 x 96 pixels, then one linear layer over the last 3 x 3 cells.

The cells are not averaged before the linear layer: where a colour or a word stands on the front tells articles apart.
Input: float [B, 12, 96, 24], BGR / 255, four neighbouring pixels of a row in the channels (see fold_pixels).
Output: embeddings [B, 128] of length one.
"""
import detector_recipe  # noqa: F401  (must come before a module of the other recipe)
import torch
from torch import nn

SIDE = 96
DIMENSIONS = 128
SMALLEST_NORM = 1e-6


def fold_pixels(pixels):
    """[B, 96, 96, 3] to [B, 12, 96, 24] without moving a byte."""
    return pixels.reshape(-1, SIDE, SIDE // 4, 12).permute(0, 3, 1, 2)


class ConvUnit(nn.Sequential):
    """Convolution, batch normalization, and ReLU unless something is added before it."""

    def __init__(self, inputs, outputs, kernel=3, stride=1, padding=1, relu=True):
        layers = [nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False), nn.BatchNorm2d(outputs)]
        super().__init__(*layers, *([nn.ReLU(inplace=True)] if relu else []))


class Residual(nn.Module):
    """Two 3x3 convolutions through half the channels, added to the input."""

    def __init__(self, channels):
        super().__init__()
        self.narrow = ConvUnit(channels, channels // 2)
        self.widen = ConvUnit(channels // 2, channels, relu=False)

    def forward(self, x):
        return torch.relu(x + self.widen(self.narrow(x)))


class ProductRecognizer(nn.Module):
    """Strides 4, 8, 16 and 32, a residual block at the last three."""

    def __init__(self, widths=(32, 48, 96, 160)):
        super().__init__()
        at4, at8, at16, at32 = widths
        self.body = nn.Sequential(
            ConvUnit(12, at4, kernel=(6, 3), stride=(4, 1)),
            ConvUnit(at4, at8, stride=2), Residual(at8),
            ConvUnit(at8, at16, stride=2), Residual(at16),
            ConvUnit(at16, at32, stride=2), Residual(at32))
        cells = (SIDE // 32) ** 2
        self.embed = nn.Linear(at32 * cells, DIMENSIONS)

    def forward(self, x):
        features = self.body(x)
        raw = self.embed(features.reshape(-1, self.embed.in_features))
        return raw / raw.norm(dim=1, keepdim=True).clamp(min=SMALLEST_NORM)


def multiply_adds(model):
    """Multiply-adds of one crop."""
    counted = []

    def count(layer, _, output):
        counted.append(layer.weight[0].numel() * output[0].numel())

    hooks = [m.register_forward_hook(count) for m in model.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    with torch.no_grad():
        model(fold_pixels(torch.zeros(1, SIDE, SIDE, 3)))
    for hook in hooks:
        hook.remove()
    return sum(counted)
