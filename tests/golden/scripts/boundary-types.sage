# The combinatorial types of decision boundaries
#
# Here: types of decision boundaries in R^2 of 2 - 2 terms.
#
# Functions for each sign vector of determinants. That these are all sign vectors is checked here,
# and each determines a triangulation of slopes, which is dual to the boundary.
#
# References:
#   M.-C. Brandenburg, G. Loho, G. Montufar: The real tropical geometry of neural networks,
#   arXiv:2403.11871
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


# The problem --------------------------------------------------------------
n, k, d = 2, 4, 2
witnesses = [[[1, 2, -1], [2, 1, 2], [1, -2, 1], [-1, -1, 0]], [[-1, 2, 1], [1, 2, -1], [0, 1,
  -2], [0, -2, 2]], [[-1, 2, -1], [1, 2, 1], [0, -2, -2], [0, 1, 2]], [[1, 2, 1],
  [2, 1, -2], [-1, -1, 0], [1, -2, -1]], [[0, 1, -2], [-1, 2, 1], [1, 2, -1], [0,
  -2, 2]], [[1, 2, -1], [1, -2, 1], [-1, -1, 0], [2, 1, 2]], [[-1, 2, 1], [0, 1,
  -2], [0, -2, 2], [1, 2, -1]], [[-1, 2, -1], [0, 1, 2], [1, 2, 1], [0, -2, -2]],
  [[1, 2, 1], [1, -2, -1], [2, 1, -2], [-1, -1, 0]], [[0, 1, 2], [-1, 2, -1], [0,
  -2, -2], [1, 2, 1]], [[1, 2, -1], [-1, -1, 0], [2, 1, 2], [1, -2, 1]], [[-1, 2,
  1], [0, -2, 2], [1, 2, -1], [0, 1, -2]], [[-1, 2, -1], [0, -2, -2], [0, 1, 2],
  [1, 2, 1]], [[1, 2, 1], [-1, -1, 0], [1, -2, -1], [2, 1, -2]], [[1, 2, 1], [2,
  1, -2], [1, -2, -1], [-1, -1, 0]], [[-1, 2, -1], [1, 2, 1], [0, 1, 2], [0, -2,
  -2]], [[-1, 2, 1], [1, 2, -1], [0, -2, 2], [0, 1, -2]], [[1, 2, -1], [2, 1, 2],
  [-1, -1, 0], [1, -2, 1]], [[0, 1, 2], [-1, 2, -1], [1, 2, 1], [0, -2, -2]], [[1,
  2, 1], [1, -2, -1], [-1, -1, 0], [2, 1, -2]], [[-1, 2, -1], [0, 1, 2], [0, -2,
  -2], [1, 2, 1]], [[-1, 2, 1], [0, 1, -2], [1, 2, -1], [0, -2, 2]], [[1, 2, -1],
  [1, -2, 1], [2, 1, 2], [-1, -1, 0]], [[0, 1, -2], [-1, 2, 1], [0, -2, 2], [1, 2,
  -1]], [[1, 2, 1], [-1, -1, 0], [2, 1, -2], [1, -2, -1]], [[-1, 2, -1], [0, -2,
  -2], [1, 2, 1], [0, 1, 2]], [[-1, 2, 1], [0, -2, 2], [0, 1, -2], [1, 2, -1]],
  [[1, 2, -1], [-1, -1, 0], [1, -2, 1], [2, 1, 2]]]
types = boundary_types(n, k, d, witnesses)
write_answer("boundary-types", [("types", [v for row in types for v in row])])
