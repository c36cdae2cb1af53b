# needs: fan lists
# census: ranks of the Jacobian of a ReLU network with one hidden layer, over all regions.
#
# The rank depends on the set of the neurons' activation patterns. Samples on a line have for
# each gap k between them the patterns right and left of it, besides all and none. Chosen gaps
# are nodes; between two of them, g apart, max(g - 2, 0) dimensions of the cokernel are free, and
# two at its ends, less one for each gap of length one between nodes of opposite sides; none at
# the ends if some node has both sides.

from itertools import combinations


def sets_by_rank(n):
    """For each rank, how many sets of 0, 1, ... patterns have it; sides -1, 1, and 0 for both."""
    states = {(-1, 0, 0, 0): [1, 1], (0, 0, 2, 0): [0, 1, 1]}
    for k in range(1, n + 1):
        found = {}
        for side, behind, ends, nullity in states:
            f = states[side, behind, ends, nullity]
            for mark, more in ((-1, 1), (1, 1), (0, 2)) if k < n else ((1, 0),):
                opposite = 1 if behind == 0 and side == -mark else 0
                state = (mark, 0, 2 if mark == 0 else min(ends + opposite, 2), nullity)
                found[state] = add_lists(found.get(state, []), [0] * more + f)
            if k < n:
                state = (side, 1, ends, nullity + behind)
                found[state] = add_lists(found.get(state, []), f)
        states = found
    by_rank = [[] for _ in range(n + 1)]
    for side, behind, ends, nullity in states:
        r = n - nullity - (2 - ends)
        by_rank[r] = add_lists(by_rank[r], states[side, behind, ends, nullity])
    return by_rank


def surjections(hidden, m):
    """Maps of so many neurons onto 0, 1, ..., m patterns."""
    found = [1] + [0] * m
    for _ in range(hidden):
        found = [0] + [j * (found[j] + found[j - 1]) for j in range(1, m + 1)]
    return found


def census_on_a_line(n, hidden):
    sets = sets_by_rank(n)
    onto = surjections(hidden, max(len(f) for f in sets))
    return [sum(c * onto[j] for j, c in enumerate(f)) for f in sets]


def census_by_patterns(points, hidden, witnesses, refutations):
    """For any samples: which patterns there are is proved by the certificates of their fan."""
    fan_by_parts(points, 2, witnesses, refutations)
    cones = [[largest_at(p, w) for p in points] for w in witnesses]
    patterns = [[1 if label == s else 0 for label in c] for c in cones for s in (0, 1)]
    onto = surjections(hidden, min(hidden, len(patterns)))
    ranks = [0] * (len(points) + 1)
    for j in range(1, len(onto)):
        for chosen in combinations(patterns, j):
            J = [[a[i] * x for a in chosen for x in p] for i, p in enumerate(points)]
            ranks[matrix(QQ, J).rank()] += onto[j]
    return ranks
