"""Runs an exported graph with torch, so that quantization can watch every tensor and emulate its own result."""
import numpy as np
import torch

import detector_recipe  # noqa: F401  (must come before a module of the other recipe)
import graph


OPERATORS = {
    **graph.OPERATORS,
    "Clip": lambda x, low, high=None: x.clamp(min=low, max=high),
    "Div": lambda x, y: x / y,
    "Gemm": lambda x, weight, bias, **_: x @ weight.T + bias,
    "ReduceSum": lambda x, axes, **_: x.sum(dim=axes.tolist(), keepdim=True),
    "Sqrt": torch.sqrt,
}


class EmbeddingGraph(graph.TorchGraph):
    @torch.no_grad()
    def run(self, crops, watch=None):
        """crops: uint8 [B, 96, 96, 3]. watch(name, tensor) sees every computed tensor. Returns embeddings [B, 128]."""
        values = dict(self.constants)
        values["crops"] = torch.from_numpy(crops)
        for node in self.nodes:
            result = OPERATORS[node.op_type](*(values[name] for name in node.input), **graph.attributes(node))
            values[node.output[0]] = result
            if watch:
                watch(node.output[0], result)
        return values["embedding"].numpy()

    def embed(self, crops, batch=64):
        return np.concatenate([self.run(crops[i:i + batch]) for i in range(0, len(crops), batch)])
