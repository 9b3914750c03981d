"""The picture of the curves."""
import os

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402  (the backend must be chosen first)

from logs import read_rows  # noqa: E402


def draw(run):
    """RUN/curves.png from RUN/train.csv and RUN/eval.csv."""
    steps = read_rows(os.path.join(run, "train.csv"))
    judged = read_rows(os.path.join(run, "eval.csv"))
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(11, 4))
    for name in ("scoreLoss", "boxLoss"):
        left.plot([int(r["step"]) for r in steps], [float(r[name]) for r in steps], label=name, linewidth=0.8)
    left.set(xlabel="step", ylabel="loss", yscale="log")
    left.legend()
    for name in sorted({r["set"] for r in judged}):
        rows = [r for r in judged if r["set"] == name]
        right.plot([int(r["step"]) for r in rows], [float(r["AP"]) for r in rows], label=f"{name} AP")
        right.plot([int(r["step"]) for r in rows], [float(r["AP50"]) for r in rows], "--", label=f"{name} AP50")
    right.set(xlabel="step", ylim=(0, 1))
    if judged:
        right.legend(fontsize="x-small")
    figure.tight_layout()
    figure.savefig(os.path.join(run, "curves.png"), dpi=110)
    pyplot.close(figure)
