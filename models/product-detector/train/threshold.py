"""Chooses the shipped score threshold: the best mean F1 over the given sets, of predictions or of a model."""
import argparse

import numpy as np

import evaluate
import metrics
import scenes

TRIED = np.round(np.arange(0.20, 0.71, 0.02), 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pair", nargs=2, action="append", required=True, metavar=("NAME=FOLDER", "PREDICTIONS"))
    options = parser.parse_args()
    sets = []
    for argument, predictions in options.pair:
        _, pictures = scenes.read_named(argument)
        sets.append(evaluate.read_predictions(predictions, pictures))
    rows = []
    for score in TRIED:
        judged = [metrics.judge(pairs, float(score)) for pairs in sets]
        rows.append((np.mean([j["f1"] for j in judged]), float(score), judged))
        print(f"{score:.2f}", " ".join(f"f1={j['f1']:.4f} mae={j['countMae']:.2f}" for j in judged))
    print("best", max(rows, key=lambda row: row[:2])[1])


if __name__ == "__main__":
    main()
