"""CSV logs and the picture of the curves."""
import csv
import os

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402  (the backend must be chosen first)


def append_row(path, row):
    fresh = not os.path.exists(path)
    with open(path, "a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, row.keys())
        if fresh:
            writer.writeheader()
        writer.writerow(row)


def read_rows(path):
    if not os.path.exists(path):
        return []
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def draw(run):
    """RUN/curves.png from RUN/train.csv and RUN/eval.csv."""
    steps = read_rows(os.path.join(run, "train.csv"))
    judged = read_rows(os.path.join(run, "eval.csv"))
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(11, 4))
    for name in ("proxyLoss", "pairLoss"):
        left.plot([int(r["step"]) for r in steps], [float(r[name]) for r in steps], label=name, linewidth=0.8)
    left.set(xlabel="step", ylabel="loss", yscale="log")
    left.legend()
    for name in sorted({r["set"] for r in judged}):
        rows = [r for r in judged if r["set"] == name]
        for rule, line in (("nearest", "-"), ("centroid", "--")):
            right.plot([int(r["step"]) for r in rows], [float(r[rule]) for r in rows], line, label=f"{name} {rule}")
    right.set(xlabel="step", ylabel="top-1", ylim=(0, 1))
    if judged:
        right.legend(fontsize="x-small")
    figure.tight_layout()
    figure.savefig(os.path.join(run, "curves.png"), dpi=110)
    pyplot.close(figure)
