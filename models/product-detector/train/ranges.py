"""Activation ranges for eight bits: the clipping that loses least, found on samples of every tensor."""
import numpy as np
import torch

SAMPLES_A_PICTURE = 4000
SHRINKS = np.linspace(0.3, 1.0, 36)


class Observer:
    """Collects a seeded sample of the values of each named tensor, and its extremes."""

    def __init__(self, names, seed):
        self.samples = {name: [] for name in names}
        self.extremes = {name: (0.0, 0.0) for name in names}
        self.generator = torch.Generator().manual_seed(seed)

    def watch(self, name, tensor):
        if name not in self.samples:
            return
        values = tensor.reshape(-1)
        picked = torch.randint(len(values), (SAMPLES_A_PICTURE,), generator=self.generator)
        self.samples[name].append(values[picked].numpy())
        low, high = self.extremes[name]
        self.extremes[name] = (min(low, float(values.min())), max(high, float(values.max())))

    def parameters(self, name):
        """Scale and zero point of least squared error."""
        values = np.concatenate(self.samples[name])
        low, high = self.extremes[name]
        tries = [grid(low * shrink, high * shrink) for shrink in SHRINKS]
        errors = [np.square(rounded(values, *parameters) - values).mean() for parameters in tries]
        return tries[int(np.argmin(errors))]


def grid(low, high):
    """Scale and zero point (0..255) of the range, which always holds zero."""
    scale = max((high - low) / 255, 1e-8)
    return np.float32(scale), int(round(-low / scale))


def rounded(values, scale, zero):
    return (np.clip(np.round(values / scale) + zero, 0, 255) - zero) * scale
