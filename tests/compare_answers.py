"""Compares what models answered on two processors: the JSON of `shelfedge version --self-test --json`, twice.

Exits 1 when a model or tensor is missing in one of them, or a value differs by more than TOLERANCE of the largest value of
its tensor: kernels of different processors may round differently, and the roundings of thirty layers add up.
"""
import json
import sys

TOLERANCE = 0.01


def answers(path):
    with open(path, encoding="utf-8") as file:
        return {(a["model"], a["tensor"]): a["values"] for a in json.load(file)["answers"]}


def main():
    one, other = (answers(path) for path in sys.argv[1:3])
    failed = not one or one.keys() != other.keys()
    if failed:
        print(f"answers of {sorted(one)} against {sorted(other)}")
    for key in sorted(one.keys() & other.keys()):
        largest = max(map(abs, one[key]))
        worst = max(abs(a - b) for a, b in zip(one[key], other[key], strict=True))
        alike = worst <= TOLERANCE * largest
        failed = failed or not alike
        print(f"{key[0]}, {key[1]}: largest {largest:.4f}, differs by up to {worst:.5f}: {'alike' if alike else 'NOT ALIKE'}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
