# needs: nothing
# realization: a proof that a ReLU network computes max g - max h.
#
# What the network computes is a formal sum of maxima of finite sets of affine functions: the
# positive part of max A - max B is max (A, B) - max B, and a sum of maxima is one of sums.
# Simplices of exponents are proved to be a triangulation on which the constants are concave; then
# max g is the sum over its faces that are not in the boundary, with the parity of their codimension
# as a sign.

from itertools import combinations
from sage.arith.misc import gcd


def formal_maximum(functions):
    """A function of the set, and the others less it, divided by what is common."""
    first, *others = sorted(set(map(tuple, functions)))
    if not others:
        return list(first), {}
    rows = [[a - b for a, b in zip(f, first)] for f in others]
    common = gcd([v for row in rows for v in row])
    rows = [tuple(v // common for v in row) for row in rows]
    return list(first), {tuple(sorted(rows + [(0,) * len(first)])): common}


def formal_sum(size, terms):
    affine, sets = [0] * size, {}
    for k, term in terms:
        affine = [a + k * b for a, b in zip(affine, term[0])]
        for key, v in term[1].items():
            sets[key] = sets.get(key, 0) + k * v
    return affine, dict((key, v) for key, v in sets.items() if v)


def positive_part(term):
    top, bottom = [term[0]], [[0] * len(term[0])]
    for key, k in term[1].items():
        if k > 0:
            top = [[a + k * b for a, b in zip(f, g)] for f in top for g in key]
        else:
            bottom = [[a - k * b for a, b in zip(f, g)] for f in bottom for g in key]
    both = [(1, formal_maximum(top + bottom)), (-1, formal_maximum(bottom))]
    return formal_sum(len(term[0]), both)


def maximum_by_pairs(functions):
    """Pairs, then pairs of pairs: what is common is left out, as in the network."""
    values, size = [(list(f), {}) for f in functions], len(functions[0])
    while len(values) > 1:
        larger = []
        for pair in [values[i : i + 2] for i in range(0, len(values), 2)]:
            if len(pair) == 2:
                difference = formal_sum(size, [(1, pair[0]), (-1, pair[1])])
                pair = [formal_sum(size, [(1, pair[1]), (1, positive_part(difference))])]
            larger += pair
        values = larger
    return values[0]


def formal_network(layers):
    size = len(layers[0][0])
    unit = [[int(i == j) for j in range(size)] for i in range(size)]
    values = [(row, {}) for row in unit[1:]]
    for number, layer in enumerate(layers):
        values = [formal_sum(size, zip(row, [(unit[0], {})] + values)) for row in layer]
        if number + 1 < len(layers):
            values = [positive_part(v) for v in values]
    return values[0]


def proved_hull(p, simplices):
    """The facets in the boundary, if this is a triangulation of the upper hull."""
    rows = matrix(QQ, [[1] + list(m[1:]) for m in p])
    rank = rows.rank()
    heights = matrix(QQ, [[m[0]] for m in p])
    facets = {}
    for simplex in simplices:
        for v in simplex:
            facets.setdefault(tuple(w for w in simplex if w != v), []).append(v)
    boundary = []
    centre = sum(rows[v] for v in simplices[0])
    for number, simplex in enumerate(simplices):
        A = rows.matrix_from_rows(simplex)
        if len(simplex) != rank:
            raise ValueError("a simplex has not as many vertices as dimensions, and one")
        dual = A.transpose() * (A * A.transpose()).inverse()
        Y = rows * dual
        above = Y * heights.matrix_from_rows(simplex) - heights
        if any(v < 0 for v in above.list()):
            raise ValueError("a height is above a simplex")
        if number and all(v >= 0 for v in centre * dual):
            raise ValueError("two simplices overlap")
        for k, v in enumerate(simplex if rank > 1 else []):
            facet = tuple(w for w in simplex if w != v)
            others = [w for w in facets[facet] if w != v]
            if len(others) > 1 or any(Y[w, k] >= 0 for w in others):
                raise ValueError("two simplices are on one side of a facet")
            if not others:
                if any(y < 0 for y in Y.column(k)):
                    raise ValueError("a facet is not in the boundary")
                boundary.append(facet)
    return boundary


def faces_of(simplices):
    return set(f for s in simplices for k in range(len(s)) for f in combinations(s, k + 1))


def signed_maxima(p, simplices, sign):
    boundary = proved_hull(p, simplices)
    if len(simplices) == 1:
        return [(sign, [p[v] for v in simplices[0]])]
    outer = faces_of(boundary)
    inner = faces_of(simplices).difference(outer)
    size = len(simplices[0])
    ordered = sorted(inner, key=lambda f: (len(f), f))
    return [(sign * (-1) ** (size - len(f)), [p[v] for v in f]) for f in ordered]


def realization(layers, g, h, simplices):
    """The signed sum, if the network computes max g - max h; without simplices two maxima."""
    sums = used = [(1, g), (-1, h)]
    if simplices:
        sums = signed_maxima(g, simplices[0], 1) + signed_maxima(h, simplices[1], -1)
        used = [(k, [p[v] for v in sorted(set(v for s in part for v in s))])
                for k, p, part in ((1, g, simplices[0]), (-1, h, simplices[1]))]
    size = len(g[0])
    allowed = [[(k, maximum_by_pairs(f)) for k, f in terms] for terms in (sums, used)]
    if formal_network(layers) not in [formal_sum(size, terms) for terms in allowed]:
        raise ValueError("the network computes another function")
    return sums
