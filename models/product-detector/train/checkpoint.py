"""Saving and resuming, and the running average of the weights that is what gets shipped."""
import copy
import os

import torch

import rounding


class Average:
    """Exponential moving average of weights and batch-norm statistics; young averages forget faster."""

    def __init__(self, model, decay=0.998):
        self.model = copy.deepcopy(model).eval()
        self.decay = decay

    @torch.no_grad()
    def update(self, model, step):
        decay = min(self.decay, (1 + step) / (10 + step))
        state = rounding.detach_state(model)
        for key, mine in self.model.state_dict().items():
            theirs = state[key]
            if mine.dtype.is_floating_point:
                mine.lerp_(theirs, 1 - decay)
            else:
                mine.copy_(theirs)


def save(path, step, model, average, optimizer):
    state = {"step": step, "model": rounding.detach_state(model), "average": average.model.state_dict(),
             "optimizer": optimizer.state_dict()}
    torch.save(state, path + ".part")
    os.replace(path + ".part", path)


def resume(path, model, average, optimizer):
    """The step to go on from; 0 when there is nothing to resume."""
    if not os.path.exists(path):
        return 0
    state = torch.load(path, map_location="cpu")
    model.load_state_dict(state["model"])
    average.model.load_state_dict(state["average"])
    optimizer.load_state_dict(state["optimizer"])
    return state["step"]


def load_average(path, model):
    model.load_state_dict(torch.load(path, map_location="cpu")["average"])
    return model.eval()
