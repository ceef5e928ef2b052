"""Peer: SciPy's sparse routine (LAPJVsp). Seats become columns, and every mentee gets a column of its own for staying out."""
import sys
import time

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

words = np.fromfile(sys.argv[1], dtype="<i4")
mentees, mentors, edges = (int(count) for count in words[:3])
capacity, rest = words[3 : 3 + mentors], words[3 + mentors :]
start, rest = rest[: mentees + 1], rest[mentees + 1 :]
mentor, score = rest[:edges], rest[edges:].astype(np.int64)
began = time.process_time()
first = np.concatenate([[0], np.cumsum(capacity)]).astype(np.int64)
seats = int(first[-1])
room = capacity[mentor].astype(np.int64)
row = np.repeat(np.repeat(np.arange(mentees), np.diff(start)), room)
offset = np.arange(room.sum()) - np.repeat(np.cumsum(room) - room, room)
column = np.repeat(first[mentor], room) + offset
out = 4.0 * (np.abs(score).max() + 1) * (mentees + 1)
cost = np.concatenate([np.repeat(score.max() + 1.0 - score, room), np.full(mentees, out)])
table = csr_matrix((cost, (np.concatenate([row, np.arange(mentees)]), np.concatenate([column, seats + np.arange(mentees)]))), shape=(mentees, seats + mentees))
rows, columns = min_weight_full_bipartite_matching(table)
used = columns < seats
owner = np.repeat(np.arange(mentors), capacity)
total = 0
for i, c in zip(rows[used], columns[used]):
    j = owner[c]
    at = start[i] + np.searchsorted(mentor[start[i] : start[i + 1]], j)
    total += int(score[at])
print(int(used.sum()), total, f"{time.process_time() - began:.6f}")
