"""Runs an exported graph with torch, so that quantization can watch every tensor and emulate its own result.

Knows only the operators that export.py and quantize.py produce. Quantized tensors are carried as floats that hold
integers, which is exact at eight bits.
"""
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch.nn import functional


def attributes(node):
    return {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}


def dequantize(x, scale, zero, axis=None):
    if scale.ndim == 1:
        shape = [1] * x.ndim
        shape[axis] = -1
        scale, zero = scale.reshape(shape), zero.reshape(shape)
    return (x.double() - zero.double()).mul(scale.double()).float()


def quantize(x, scale, zero):
    return (torch.round(x / scale) + zero.float()).clamp(0, 255)


def convolve(x, weight, bias=None, strides=(1, 1), pads=(0, 0, 0, 0), **_):
    return functional.conv2d(x, weight, bias, tuple(strides), (pads[0], pads[1]))


def cut(x, starts, ends, axes, steps):
    for start, end, axis, step in zip(*(v.tolist() for v in (starts, ends, axes, steps))):
        x = x[(slice(None),) * (axis % x.ndim) + (slice(start, end, step),)]
    return x


OPERATORS = {
    "Add": lambda x, y: x + y,
    "Cast": lambda x, to: x.float(),
    "Clip": lambda x, low, high: torch.clamp(x, max=high),
    "Concat": lambda *x, axis: torch.cat(x, axis),
    "Conv": convolve,
    "DequantizeLinear": dequantize,
    "Exp": torch.exp,
    "Mul": lambda x, y: x * y,
    "QuantizeLinear": quantize,
    "Relu": torch.relu,
    "Reshape": lambda x, shape: x.reshape(shape.tolist()),
    "Resize": lambda x, roi, scales, **_: functional.interpolate(x, scale_factor=float(scales[2])),
    "Sigmoid": torch.sigmoid,
    "Slice": cut,
    "Transpose": lambda x, perm: x.permute(*perm),
}


class TorchGraph:
    def __init__(self, model):
        self.nodes = [n for n in model.graph.node if n.op_type != "Constant"]
        self.constants = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in model.graph.initializer}
        for node in model.graph.node:
            if node.op_type == "Constant":
                value = np.array(numpy_helper.to_array(attributes(node)["value"]))
                self.constants[node.output[0]] = torch.from_numpy(value)
        self.constants[""] = None

    @torch.no_grad()
    def run(self, pixels, watch=None):
        """pixels: uint8 [S, S, 3]. watch(name, tensor) sees every computed tensor. Returns scores [N] and
        distances [N, 4] as numpy arrays."""
        values = dict(self.constants)
        values["image"] = torch.from_numpy(pixels)[None]
        for node in self.nodes:
            result = OPERATORS[node.op_type](*(values[name] for name in node.input), **attributes(node))
            values[node.output[0]] = result
            if watch:
                watch(node.output[0], result)
        return values["scores"][0, :, 0].numpy(), values["distances"][0].numpy()
