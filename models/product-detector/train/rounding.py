"""Trains with the rounding that INT8 will bring, so that the weights settle where it does little harm.

Jacob et al., "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference", CVPR 2018.
Weights are rounded by output channel, which is the same before and after normalization is folded in; activations at
the places where quantize.py puts its integers, within running ranges. Gradients pass as if nothing had been rounded,
except where a value was clipped. The final ranges are those that quantize.py finds, not the ones here.
"""
import torch
from torch import nn
from torch.nn.utils import parametrize

from blocks import ConvUnit, Residual, Sum

KEPT = 0.9995  # share of the values of a tensor that its range holds; the rest is clipped
SAMPLES = 20000
MEMORY = 0.95  # of a running range, from step to step


class RoundedWeight(nn.Module):
    def forward(self, weight):
        scale = weight.detach().abs().flatten(1).amax(1).clamp(min=1e-8).reshape(-1, 1, 1, 1) / 127
        return weight + (torch.round(weight / scale) * scale - weight).detach()


class RoundedOutput:
    """A forward hook: the output of a module on a grid of 256 values that holds zero."""

    def __init__(self):
        self.range = None

    def __call__(self, module, _, output):
        if not module.training:
            return None
        with torch.no_grad():
            values = output.flatten()
            values = values[torch.randint(len(values), (SAMPLES,))].sort().values
            edge = int(SAMPLES * (1 - KEPT))
            seen = torch.stack([values[edge].clamp(max=0), values[-1 - edge].clamp(min=1e-6)])
            self.range = seen if self.range is None else MEMORY * self.range + (1 - MEMORY) * seen
            scale = (self.range[1] - self.range[0]) / 255
            low = torch.round(self.range[0] / scale) * scale
        held = torch.minimum(torch.maximum(output, low), low + 255 * scale)
        return held + (torch.round(held / scale) * scale - held).detach()


def attach(model):
    for module in model.modules():
        if isinstance(module, ConvUnit):
            parametrize.register_parametrization(module[0], "weight", RoundedWeight())
        if isinstance(module, (ConvUnit, Residual, Sum)):
            module.register_forward_hook(RoundedOutput())


def detach_state(model):
    """The state of a model as it was before attach, for checkpoints and the running average."""
    return {key.replace(".parametrizations.weight.original", ".weight"): value for key, value in model.state_dict().items()}
