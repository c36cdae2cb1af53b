# A ReLU network with a given function
#
# Here: realization of the tropical rational function with 5 + 1 monomials in R^2.
#
# The network, unit by unit the bias and the weights, computes max g - max h; numbers are divided by
# the scale. The simplices are those of two triangulations. All of it is checked here.
#
# References:
#   L. Zhang, G. Naitzat, L.-H. Lim: Tropical geometry of deep neural networks, ICML 2018
#   R. Arora, A. Basu, P. Mianjy, A. Mukherjee: Understanding deep neural networks with
#   rectified linear units, ICLR 2018
#   C. Koutschan, B. Moser, A. Ponomarchuk, J. Schicho: Representing piecewise linear
#   functions by functions with small arity, Appl. Algebra Eng. Commun. Comput. (2023)
#
# How to run:  sage FILE, or python FILE where the wheel passagemath-singular is installed.
# The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
#
# Written by neurovariety 0.2.0.

import os

try:
    import sage.all__sagemath_singular  # the modular wheels
except ImportError:
    import sage.all  # a whole Sage
from sage.libs.singular.function_factory import ff
from sage.libs.singular.option import opt_verb
from sage.matrix.constructor import matrix
from sage.misc.randstate import set_random_seed
from sage.rings.finite_rings.finite_field_constructor import GF
from sage.rings.integer_ring import ZZ
from sage.rings.polynomial.polynomial_ring_constructor import PolynomialRing
from sage.rings.rational_field import QQ
from sage.version import version

ALGORITHM = "libsingular:slimgb"  # what computes Groebner bases

# Over QQ the std of Singular 4.4, and so elimination, asks the Hilbert function modulo 32003 when
# to stop: where the prime is a bad one, bases were wrong, or it crashed. This bit, NOT_TRICKS,
# forbids it; to Singular 4.3 it means another thing.
if str(ff.system("version", ring=PolynomialRing(QQ, "x, y"))) >= "44":
    opt_verb.load((int(opt_verb) | 1 << 28, 0, 0))


# result: the answer of a script, written so that no other output can be taken for it.
#
# It goes to the file that the environment variable NEUROVARIETY_ANSWER names, or to standard
# output. The last line counts the lines between the first and itself, so a truncated answer is
# seen. A polynomial is one line "exponents | coefficient" for each term, independent of all names.


def polynomial_lines(f):
    terms = f.dict()
    lines = ["polynomial %d" % len(terms)]
    for exponents in sorted(terms, reverse=True):
        lines.append("%s | %s" % (" ".join(str(e) for e in exponents), terms[exponents]))
    return lines


def answer_lines(name, value):
    """A field: a truth value, an integer, a text, a list of integers, or (ring, polynomials)."""
    if isinstance(value, bool):
        return ["%s bool %s" % (name, "true" if value else "false")]
    if isinstance(value, str):
        return ["%s text %s" % (name, value.replace("\n", " "))]
    if isinstance(value, list):
        return [" ".join([name, "ints"] + [str(ZZ(v)) for v in value])]
    if isinstance(value, tuple):
        R, polynomials = value
        lines = ["%s polynomials %d %d" % (name, R.ngens(), len(polynomials))]
        return lines + [line for f in polynomials for line in polynomial_lines(R(f))]
    return ["%s int %s" % (name, ZZ(value))]


def write_frame(mark, kind, fields, mode):
    body = answer_lines("engine", "Sage " + version)
    for name, value in fields:
        body += answer_lines(name, value)
    text = "\n".join(["%s 1 %s" % (mark, kind)] + body + ["END %d" % len(body), ""])
    channel = os.environ.get("NEUROVARIETY_ANSWER")
    if channel:
        with open(channel, mode) as answer:
            answer.write(text)
    else:
        print(text, end="", flush=True)


def write_answer(kind, fields):
    write_frame("NEUROVARIETY-ANSWER", kind, fields, "w")


def write_progress(kind, fields):
    """What is known so far: it survives when the run is stopped; the answer takes its place."""
    write_frame("NEUROVARIETY-PROGRESS", kind, fields, "a")


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


# The problem --------------------------------------------------------------
layers = [[[0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1], [0, 1, -1], [4, 1, -6], [1, 0,
  -1]], [[0, 0, 0, 0, 0, 1, 0, 0], [0, 0, 0, 0, 0, 0, 1, 0], [0, 1, 0, -1, 1, 0,
  0, 0], [4, -1, 1, -4, 4, 2, 0, 0], [2, 1, -1, -4, 4, 0, 0, 2], [0, -1, 1, 2, -2,
  0, 0, 0], [0, 1, -1, -2, 2, 0, 0, 0]], [[-4, -2, -1, 2, 1, 1, 1, -1]]]
g = [[0, 0, 0], [0, 2, 0], [0, 0, 2], [-2, 2, 2], [-4, 1, 6]]
h = [[0, 2, 4]]
simplices = [[[0, 1, 2], [1, 2, 4], [1, 3, 4]], [[0]]]
sums = realization(layers, g, h, simplices)
write_answer("realization", [
    ("scale", 2),
    ("widths", [len(layer) for layer in layers]),
    ("layers", [v for layer in layers for unit in layer for v in unit]),
    ("coefficients", [k for k, _ in sums]),
    ("sizes", [len(functions) for _, functions in sums]),
    ("functions", [v for _, functions in sums for f in functions for v in f]),
])
