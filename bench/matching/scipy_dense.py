"""Peer: SciPy's linear_sum_assignment on a table of little-endian int32, row after row. Prints total and CPU seconds, run after run."""
import sys
import time

import numpy as np
from scipy.optimize import linear_sum_assignment

size = int(sys.argv[2])
cost = np.fromfile(sys.argv[1], dtype="<i4").reshape(size, size).astype(float)
for _ in range(int(sys.argv[3])):
    began = time.process_time()
    rows, columns = linear_sum_assignment(cost)
    print(int(cost[rows, columns].sum()), f"{time.process_time() - began:.6f}")
