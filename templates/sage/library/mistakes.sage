# needs: fan
# mistakes: cones of a classification fan by mistakes, their components and local minima.
#
# Two cones have a facet in common if their covectors differ at one point, and some functions have
# a tie there and this covector elsewhere. Mostly the segment between two witnesses contains such
# functions. Else a list [p, labels, functions, refutation, m] has them, or inequalities that add
# up to zero with m times the tie; labels are the covector and the other function at point p.

from itertools import permutations


def named_cones(points, k, witnesses):
    """Covectors and functions, with their names; functions that are largest nowhere lie low."""
    cones = []
    for w in witnesses:
        c = [largest_at(p, w) for p in points]
        low = [w[0][0] - 16777216] + w[0][1:]
        for names in permutations(range(k), len(w)):
            functions = [low] * k
            for name, f in zip(names, w):
                functions[name] = f
            cones.append((tuple(names[i] for i in c), functions))
    return cones


def is_crossed(p, a, b, x, y):
    """Whether two functions and no others are largest at p somewhere between x and y."""
    u = [scalar_product(f, p) for f in x]
    v = [scalar_product(f, p) for f in y]
    w = [(v[b] - v[a]) * s + (u[a] - u[b]) * t for s, t in zip(u, v)]
    return all(l in (a, b) or w[l] < w[a] for l in range(len(w)))


def is_tie(points, k, p, labels, functions, refutation, m):
    c = labels[:-1]
    a, b = c[p], labels[-1]
    if functions:
        at = [scalar_product(f, points[p]) for f in functions]
        tied = at[a] == at[b] and all(l in (a, b) or at[l] < at[a] for l in range(len(at)))
        others = [q for q in range(len(c)) if q != p]
        if not tied or any(largest_at(points[q], functions) != c[q] for q in others):
            raise ValueError("functions have no tie")
        return True
    largest, total = sum_of_inequalities(points, k, refutation)
    foreign = any(largest[q] != c[q] for q in largest)
    if foreign or not refutation or any(r[0] == p and r[2] == b for r in refutation):
        raise ValueError("a refutation of a tie is of others")
    total[a] = [s + m * v for s, v in zip(total[a], points[p])]
    total[b] = [s - m * v for s, v in zip(total[b], points[p])]
    check_zero(total)
    return False


def mistake_counts(points, n, k, positive, copies, witnesses, ties):
    """The points are different, and each counts as often as it has copies.

    By mistakes the numbers of cones, of components, and of those of cones with at most so many;
    for each local minimum how many cones it has; and the first of their covectors. The first n
    functions are positive.
    """
    cones = named_cones(points, k, witnesses)
    place = dict((c, i) for i, (c, functions) in enumerate(cones))
    worth = [*zip(positive, copies)]
    mistakes = [sum(w for l, (s, w) in zip(c, worth) if (l < n) != s) for c, functions in cones]
    known = dict(((t[0], tuple(t[1])), is_tie(points, k, *t)) for t in ties)
    parent = list(range(len(cones)))

    def root(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def facet(i, j, p):
        (c, x), (d, y) = cones[i], cones[j]
        crossed = is_crossed(points[p], c[p], d[p], x, y)
        return crossed or known.get((p, renamed_labels(c + (d[p],))))

    def connect(pairs):
        undecided = []
        for i, j, p in pairs:
            if root(i) != root(j):
                state = facet(i, j, p)
                if state:
                    parent[root(i)] = root(j)
                elif state is None:
                    undecided.append((i, j))
        if any(root(i) != root(j) for i, j in undecided):
            raise ValueError("a facet is not decided")

    numbers = range(sum(copies) + 1)
    level, falls = [[] for e in numbers], [[] for e in numbers]
    for i, (c, x) in enumerate(cones):
        for p in range(len(c)):
            for b in range(c[p] + 1, k):
                j = place.get(c[:p] + (b,) + c[p + 1 :])
                if j is not None:
                    those = level if mistakes[i] == mistakes[j] else falls
                    those[max(mistakes[i], mistakes[j])].append((i, j, p))
    for pairs in level:
        connect(pairs)
    components = [root(i) for i in range(len(cones))]
    sublevels, minima = [], []
    for e in numbers:
        connect(falls[e])
        low = [i for i in range(len(cones)) if mistakes[i] <= e]
        fewer = set(root(i) for i in low if mistakes[i] < e)
        parts = dict()
        for i in low:
            if root(i) not in fewer:
                parts.setdefault(components[i], []).append(cones[i][0])
        sublevels.append(len(set(root(i) for i in low)))
        minima += parts.values()

    def per_level(those):
        return [sum(1 for i in those if mistakes[i] == e) for e in numbers]

    return [
        per_level(range(len(cones))),
        per_level(set(components)),
        sublevels,
        [len(those) for those in minima],
        [l for those in minima for l in min(those)],
    ]
