"""Implicit ALS with BLAS (numpy, scipy) as a reference for the speed of ours: Hu, Koren, Volinsky 2008, Cholesky per row.

    OPENBLAS_NUM_THREADS=1 /usr/bin/python3 tests/reference/als.py INTERACTIONS.csv FACTORS ITERATIONS PROCESSES

Prints the seconds of each iteration (both sides). Rows are solved by PROCESSES threads; numpy and LAPACK release the lock.
"""
import csv
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy
import scipy.linalg
import scipy.sparse

path, factors, iterations, jobs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
users, items, pairs = {}, {}, {}
with open(path, newline="") as file:
    for row in csv.DictReader(file):
        key = users.setdefault(row["user"], len(users)), items.setdefault(row["item"], len(items))
        pairs[key] = pairs.get(key, 0) + 1
rows, columns = zip(*pairs)
matrix = scipy.sparse.csr_matrix((numpy.array(list(pairs.values()), numpy.float32), (rows, columns)), (len(users), len(items)))
random = numpy.random.default_rng(1)
left = random.normal(0, 0.1, (len(users), factors)).astype(numpy.float32)
right = random.normal(0, 0.1, (len(items), factors)).astype(numpy.float32)
UNOBSERVED, REGULARIZATION = numpy.float32(0.4), numpy.float32(0.1)


def solve(side, other, weights):
    gram = UNOBSERVED * (other.T @ other) + REGULARIZATION * numpy.eye(factors, dtype=numpy.float32)

    def part(begin, end):
        for row in range(begin, end):
            at = slice(weights.indptr[row], weights.indptr[row + 1])
            seen = other[weights.indices[at]]
            normal = gram + seen.T @ (seen * weights.data[at][:, None])
            side[row] = scipy.linalg.solve(
                normal, seen.T @ (UNOBSERVED + weights.data[at]), assume_a="pos", check_finite=False, overwrite_a=True)

    edges = numpy.linspace(0, len(side), jobs * 8 + 1).astype(int)
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(part, edges[:-1], edges[1:]))


transposed = matrix.T.tocsr()
seconds = []
for _ in range(iterations):
    began = time.perf_counter()
    solve(left, right, matrix)
    solve(right, left, transposed)
    seconds.append(time.perf_counter() - began)
print(json.dumps({"users": len(users), "items": len(items), "seconds": seconds}))
