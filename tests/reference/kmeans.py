"""K-means of scikit-learn (Debian's python3-sklearn) on a CSV of numbers, for comparison with ours.

    /usr/bin/python3 tests/reference/kmeans.py FEATURES.csv CLUSTERS RESTARTS SEED
"""
import json
import sys
import time

import numpy
from sklearn.cluster import KMeans

path, clusters, restarts, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
points = numpy.loadtxt(path, delimiter=",", skiprows=1, ndmin=2)
began = time.perf_counter()
model = KMeans(clusters, n_init=restarts, random_state=seed, max_iter=1000, tol=0).fit(points)
print(json.dumps({"inertia": float(model.inertia_), "seconds": time.perf_counter() - began}))
