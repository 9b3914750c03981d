"""The network, in two sizes.

Input: float [B, 12, H, W / 4], BGR / 255, four neighbouring pixels of a row in the channels (see blocks.fold_pixels); H and W
multiples of 32.
Output: product logits [B, N, 1], distances [B, N, 4] (left, top, right, bottom of the anchor centre, in input pixels) and
gap logits [B, N, 1]; an anchor has one box, whatever it answers for.
Anchors are the cells of the stride-8 grid row by row, then those of the stride-16 grid.
"""
import math
from collections import namedtuple

import torch
from torch import nn
from torch.nn import functional

from blocks import ConvUnit, Residual, Sum

STRIDES = (8, 16)
FIRST_EXTENT = 3.0  # a fresh network says that a box reaches this many strides from the anchor
FIRST_SCORE = 0.01
LARGEST_EXPONENT = 4.5  # distances stay below 90 strides, so an untrained head cannot overflow

# input: side of the letterboxed picture in pixels
Size = namedtuple("Size", "input widths neck")
SIZES = {"s": Size(640, (32, 64, 96, 128), 48), "n": Size(512, (24, 40, 68, 96), 32)}


class Stage(nn.Sequential):
    """Halves the resolution, then refines."""

    def __init__(self, inputs, outputs, blocks):
        super().__init__(ConvUnit(inputs, outputs, stride=2), *[Residual(outputs) for _ in range(blocks)])


class Head(nn.Module):
    """One 3x3 convolution, then what every cell says: [B, cells, 6], product logit, four distances, gap logit."""

    def __init__(self, channels):
        super().__init__()
        self.tower = ConvUnit(channels, channels)
        self.answer = nn.Conv2d(channels, 6, 1)
        nn.init.normal_(self.answer.weight, std=0.01)
        nn.init.constant_(self.answer.bias, math.log(FIRST_SCORE / (1 - FIRST_SCORE)))
        nn.init.constant_(self.answer.bias[1:5], math.log(FIRST_EXTENT))

    def forward(self, x):
        cells = int(x.shape[2]) * int(x.shape[3])  # int: a constant in the exported graph
        return self.answer(self.tower(x)).permute(0, 2, 3, 1).reshape(-1, cells, 6)


class ProductDetector(nn.Module):
    """Backbone to stride 32, a top-down neck, heads at strides 8 and 16."""

    def __init__(self, size="s"):
        super().__init__()
        (at4, at8, at16, at32), neck = SIZES[size].widths, SIZES[size].neck
        self.stem = ConvUnit(12, at4, kernel=(6, 3), stride=(4, 1), padding=1)
        self.stage4 = Residual(at4)
        self.stage8 = Stage(at4, at8, 2)
        self.stage16 = Stage(at8, at16, 2)
        self.stage32 = Stage(at16, at32, 2)
        self.side32 = ConvUnit(at32, neck, kernel=1)
        self.side16 = ConvUnit(at16, neck, kernel=1, relu=False)
        self.side8 = ConvUnit(at8, neck, kernel=1, relu=False)
        self.sum16, self.sum8 = Sum(), Sum()
        self.merge16 = ConvUnit(neck, neck)
        self.merge8 = ConvUnit(neck, neck)
        self.heads = nn.ModuleList([Head(neck) for _ in STRIDES])

    def forward(self, x):
        at8 = self.stage8(self.stage4(self.stem(x)))
        at16 = self.stage16(at8)
        at32 = self.stage32(at16)
        top = self.side32(at32)
        mid = self.merge16(self.sum16(self.side16(at16), functional.interpolate(top, scale_factor=2.0)))
        low = self.merge8(self.sum8(self.side8(at8), functional.interpolate(mid, scale_factor=2.0)))
        answers = [head(level) for head, level in zip(self.heads, (low, mid))]
        strides = torch.cat([torch.full((a.shape[1], 1), float(stride)) for a, stride in zip(answers, STRIDES)])
        answers = torch.cat(answers, 1)
        distances = torch.exp(torch.clamp(answers[..., 1:5], max=LARGEST_EXPONENT)) * strides
        return answers[..., :1], distances, answers[..., 5:]


def anchor_centres(height, width):
    """Centres [N, 2] as x, y in input pixels, in the order of the outputs."""
    grids = []
    for stride in STRIDES:
        y = (torch.arange(height // stride) + 0.5) * stride
        x = (torch.arange(width // stride) + 0.5) * stride
        rows, columns = torch.meshgrid(y, x, indexing="ij")
        grids.append(torch.stack([columns, rows], -1).reshape(-1, 2))
    return torch.cat(grids)
