"""What the networks are built of: plain 3x3 convolutions with ReLU, because those are what INT8 makes faster on a CPU."""
import copy

import torch
from torch import nn
from torch.nn import functional


def fold_pixels(pixels):
    """[B, H, W, 3] to [B, 12, H, W / 4] without moving a byte: a convolution over twelve channels reads memory in
    longer runs than one over three, which halves the time of the first layer in INT8."""
    height, width = int(pixels.shape[1]), int(pixels.shape[2])
    return pixels.reshape(-1, height, width // 4, 12).permute(0, 3, 1, 2)


class ConvUnit(nn.Sequential):
    """Convolution, batch normalization, and ReLU unless something is added before it."""

    def __init__(self, inputs, outputs, kernel=3, stride=1, padding=None, relu=True):
        padding = kernel // 2 if padding is None else padding
        layers = [nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False), nn.BatchNorm2d(outputs)]
        super().__init__(*layers, *([nn.ReLU(inplace=True)] if relu else []))


class Sum(nn.Module):
    """Adds two tensors, with ReLU."""

    def forward(self, one, other):
        return functional.relu(one + other)


class Residual(nn.Module):
    """Two 3x3 convolutions through half the channels, added to the input."""

    def __init__(self, channels):
        super().__init__()
        self.narrow = ConvUnit(channels, channels // 2)
        self.widen = ConvUnit(channels // 2, channels, relu=False)

    def forward(self, x):
        return functional.relu(x + self.widen(self.narrow(x)))


def fold_normalization(model):
    """A copy whose convolutions carry their normalization."""
    model = copy.deepcopy(model).eval().to(memory_format=torch.contiguous_format)
    for unit in [m for m in model.modules() if isinstance(m, ConvUnit)]:
        unit[0] = nn.utils.fuse_conv_bn_eval(unit[0], unit[1])
        unit[1] = nn.Identity()
    return model


def multiply_adds(model, pixels):
    """Multiply-adds of the convolutions and linear layers for one picture [1, H, W, 3]."""
    counted = []

    def count(layer, _, output):
        counted.append(layer.weight[0].numel() * output[0].numel())

    hooks = [m.register_forward_hook(count) for m in model.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    with torch.no_grad():
        model(fold_pixels(pixels))
    for hook in hooks:
        hook.remove()
    return sum(counted)
