# needs: nothing
# boundaries: combinatorial types of the decision boundaries of max f_i - max g_j.
#
# Functions are lists of slopes and a constant, and give vectors (1, slopes, constant); the vector
# with number k is (0, ..., 0, 1). Signs of the determinants of d + 2 vectors satisfy relations of
# Grassmann and Pluecker, and as points lie on one side of a hyperplane, no dependency of points,
# up to the last vector, is positive. So products of signs, of numbers that add up to zero, have
# both signs. If there are as many functions as sign vectors with that, there are no others.

from itertools import combinations


def parity_of(L):
    return (-1) ** sum(1 for a, b in combinations(L, 2) if a > b)


def sign_rules(k, d, sets):
    """For each set of vectors the rules of which it is the last: signs, and factors."""
    place = {s: i for i, s in enumerate(sets)}
    rules = [[] for _ in sets]
    for A in combinations(range(k + 1), d):
        rest = [v for v in range(k + 1) if v not in A]
        for a, b, c, e in combinations(rest, 4):
            rule = []
            for sign, p, q in ((1, (a, b), (c, e)), (-1, (a, c), (b, e)), (1, (a, e), (b, c))):
                P, Q = A + p, A + q
                factors = [place[tuple(sorted(P))], place[tuple(sorted(Q))]]
                rule.append((sign * parity_of(P) * parity_of(Q), factors))
            rules[max(i for _, factors in rule for i in factors)].append(rule)
    for C in combinations(range(k + 1), d + 3):
        rule = [((-1) ** i, [place[C[:i] + C[i + 1 :]]]) for i in range(d + 3) if C[i] < k]
        rules[max(factors[0] for _, factors in rule)].append(rule)
    return rules


def possible_signs(k, d, sets):
    """How many sign vectors satisfy all rules."""
    known = [()]
    for of_this in sign_rules(k, d, sets):
        longer = [v + (sign,) for v in known for sign in (-1, 1)]
        known = [w for w in longer if all(rule_holds(w, rule) for rule in of_this)]
    return len(known)


def rule_holds(w, rule):
    found = set()
    for sign, factors in rule:
        for i in factors:
            sign = sign * w[i]
        found.add(sign)
    return len(found) == 2


def boundary_type(n, k, d, h):
    """Components and, by dimension, bounded and unbounded faces; h are the signs."""
    simplices = [tuple(range(k))]
    if k > d:
        simplices = []
        for s in combinations(range(k), d + 1):
            others = [o for o in range(k) if o not in s]
            behind = [(-1) ** sum(1 for v in s if v > o) for o in others]
            together = [h[tuple(sorted(s + (o,)))] for o in others]
            if all(b * t != h[s + (k,)] for b, t in zip(behind, together)):
                simplices.append(s)
    every = set(f for s in simplices for i in range(2, len(s) + 1) for f in combinations(s, i))
    faces = [f for f in every if f[0] < n <= f[-1]]
    facets = [f for s in simplices for f in combinations(s, len(s) - 1)]
    outer = [set(f) for f in facets if facets.count(f) == 1]
    bounded, unbounded, parts = [0] * d, [0] * d, []
    for f in faces:
        inside = len(simplices[0]) == d + 1 and not any(set(f) <= g for g in outer)
        (bounded if inside else unbounded)[d + 1 - len(f)] += 1
        pieces = set(e for e in combinations(f, 2) if e in faces)
        near = [p for p in parts if p & pieces]
        parts = [p for p in parts if not p & pieces] + [pieces.union(*near)]
    return (len(parts),) + tuple(bounded) + tuple(unbounded)


def boundary_types(n, k, d, witnesses):
    """A list for each type: the number of its cells, and the type."""
    sets = list(combinations(range(k + 1), d + 2))
    cells, types = set(), {}
    for f in witnesses:
        vectors = [[1] + g for g in f] + [[0] * (d + 1) + [1]]
        values = [matrix(QQ, [vectors[i] for i in s]).det() for s in sets]
        if any(v == 0 for v in values):
            raise ValueError("a determinant is zero")
        cells.add(tuple(1 if v > 0 else -1 for v in values))
    if len(cells) < len(witnesses):
        raise ValueError("two witnesses of one cell")
    if possible_signs(k, d, sets) != len(cells):
        raise ValueError("a cell has no witness")
    for c in cells:
        t = boundary_type(n, k, d, dict(zip(sets, c)))
        types[t] = types.get(t, 0) + 1
    return sorted([types[t]] + list(t) for t in types)
