"""Turns the FP32 graph into static INT8 in QDQ form, calibrated on a seeded choice of pictures.

Activations are uint8 with one scale a tensor; a tensor behind a ReLU has zero point 0, so the runtime drops the ReLU.
Weights are int8, symmetric, one scale an output channel; biases are int32 with the product of both scales. Pixels
enter the first convolution as they are (scale 1/255, zero point 0). What follows the last convolutions stays float.
"""
import argparse
import random

import cv2
import numpy as np
import onnx
from onnx import helper, numpy_helper

import decode
import scenes
from graph import TorchGraph
from ranges import Observer

PIXEL_SCALE = np.float32(1 / 255)


class Quantizer:
    def __init__(self, model):
        self.source = model.graph
        self.weights = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
        self.makers = {n.output[0]: n for n in model.graph.node}
        self.users = {}
        for node in model.graph.node:
            for name in node.input:
                self.users.setdefault(name, []).append(node)
        self.nodes, self.initializers, self.parameters = [], [], {}

    def quantized_tensors(self):
        """Tensors that cross from one integer operator to the next: every input of Conv, Add and Resize that is not
        pixels, seen after the ReLU where there is one."""
        names = []
        for node in self.source.node:
            wanted = {"Conv": node.input[:1], "Add": node.input[:2], "Resize": node.input[:1]}.get(node.op_type, [])
            names += [n for n in wanted if n in self.makers and not self.is_pixels(n)]
        return list(dict.fromkeys(n for n in names if self.makers[n].op_type != "Resize"))

    def is_pixels(self, name):
        return self.makers[name].op_type == "Mul"

    def constant(self, name, array):
        self.initializers.append(numpy_helper.from_array(np.asarray(array), name))
        return name

    def grid_names(self, name):
        scale, zero = self.parameters[name]
        return [self.constant(name + ".scale", np.float32(scale)), self.constant(name + ".zero", np.uint8(zero))]

    def round_trip(self, name, source, grids):
        """QuantizeLinear and DequantizeLinear behind a tensor; returns the name its users read."""
        self.nodes.append(helper.make_node("QuantizeLinear", [source, *grids], [name + ".q"], name + ".Quantize"))
        self.nodes.append(helper.make_node("DequantizeLinear", [name + ".q", *grids], [name + ".dq"],
                                           name + ".Dequantize"))
        return name + ".dq"

    def weight(self, name):
        values = self.weights[name]
        scales = (np.abs(values).reshape(len(values), -1).max(1) / 127).clip(1e-8).astype(np.float32)
        whole = np.clip(np.round(values / scales.reshape(-1, 1, 1, 1)), -127, 127).astype(np.int8)
        return self.dequantized(name, whole, scales), scales

    def bias(self, name, scales):
        whole = np.round(self.weights[name].astype(np.float64) / scales).clip(-2**31, 2**31 - 1).astype(np.int32)
        return self.dequantized(name, whole, scales)

    def dequantized(self, name, whole, scales):
        inputs = [self.constant(name + ".q", whole), self.constant(name + ".scale", scales.astype(np.float32)),
                  self.constant(name + ".zero", np.zeros(len(scales), whole.dtype))]
        self.nodes.append(helper.make_node("DequantizeLinear", inputs, [name + ".dq"], name + ".Dequantize", axis=0))
        return name + ".dq"

    def convolution(self, node, inputs):
        """The last convolution of a head keeps float weights: it is a thousandth of the work and decides the boxes."""
        if self.users[node.output[0]][0].op_type == "Transpose":
            for name in node.input[1:]:
                self.constant(name, self.weights[name])
            return inputs
        scale = PIXEL_SCALE if self.is_pixels(node.input[0]) else self.parameters[node.input[0]][0]
        weight, scales = self.weight(node.input[1])
        return [inputs[0], weight, self.bias(node.input[2], scales * np.float32(scale))]

    def build(self, parameters):
        self.parameters = parameters
        grids = {name: self.grid_names(name) for name in parameters}
        pixel_grid = [self.constant("pixel.scale", PIXEL_SCALE), self.constant("pixel.zero", np.uint8(0))]
        renamed = {}
        for node in self.source.node:
            if node.op_type in ("Cast", "Mul") and node.output[0] in self.pixel_path():
                if node.op_type == "Mul":
                    self.nodes.append(helper.make_node("DequantizeLinear", [self.pixels(), *pixel_grid],
                                                       ["pixel.dq"], "pixel.Dequantize"))
                    renamed[node.output[0]] = "pixel.dq"
                continue
            inputs = [renamed.get(name, name) for name in node.input]
            if node.op_type == "Conv":
                inputs = self.convolution(node, inputs)
            copy = onnx.NodeProto()
            copy.CopyFrom(node)
            del copy.input[:]
            copy.input.extend(inputs)
            self.nodes.append(copy)
            name = node.output[0]
            if name in grids:
                renamed[name] = self.round_trip(name, name, grids[name])
            elif node.op_type == "Resize":  # nearest neighbour: the values, and so the grid, of its input
                renamed[name] = self.round_trip(name, name, grids[node.input[0]])
        return self.model()

    def pixels(self):
        """The uint8 image, folded for the first convolution."""
        return next(n.output[0] for n in self.source.node if n.op_type == "Transpose")

    def pixel_path(self):
        cast = self.users[self.pixels()][0]
        return {cast.output[0], self.users[cast.output[0]][0].output[0]}

    def model(self):
        used = {name for node in self.nodes for name in node.input}
        nodes = [n for n in self.nodes if n.op_type != "Constant" or n.output[0] in used]
        graph = helper.make_graph(nodes, "product-detector", self.source.input, self.source.output,
                                  [i for i in self.initializers if i.name in used])
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], producer_name="product-detector")
        model.ir_version = 8
        onnx.checker.check_model(model, full_check=True)
        return model


def calibration_pictures(folders, count, seed):
    pictures = []
    for argument in folders:
        folder, _, every = argument.partition("@")
        found = scenes.read_folder(folder, None)
        pictures += scenes.split(found, int(every))[0] if every else found
    return random.Random(seed).sample(pictures, min(count, len(pictures)))


def calibrate(model, names, pictures, size, seed):
    observer = Observer(names, seed)
    graph = TorchGraph(model)
    for picture in pictures:
        graph.run(decode.letterbox(cv2.imread(picture.path, cv2.IMREAD_COLOR), size)[0], observer.watch)
    return {name: observer.parameters(name) for name in names}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", required=True, help="FP32 ONNX file of export.py")
    parser.add_argument("--out", required=True, help="INT8 ONNX file to write")
    parser.add_argument("--calibrate", nargs="+", required=True,
                        help="COCO folders; FOLDER@N leaves out every n-th picture, which is held out. Photographs should "
                             "be among them: they have ranges that renders lack")
    parser.add_argument("--pictures", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    model = onnx.load(options.model)
    size = model.graph.input[0].type.tensor_type.shape.dim[1].dim_value
    quantizer = Quantizer(model)
    names = quantizer.quantized_tensors()
    pictures = calibration_pictures(options.calibrate, options.pictures, options.seed)
    parameters = calibrate(model, names, pictures, size, options.seed)
    quantized = quantizer.build(parameters)
    helper.set_model_props(quantized, {"calibrationPictures": str(len(pictures)), "calibrationSeed": str(options.seed)})
    onnx.save(quantized, options.out)
    print(f"{options.out}: {len(names)} quantized tensors, calibrated on {len(pictures)} pictures")


if __name__ == "__main__":
    main()
