# Ranks of the Jacobian of a ReLU network over all activation regions
#
# Here: Jacobian ranks of 2 ReLU neurons on 3 samples in R^2.
#
# The rank for each set of patterns; which patterns there are is proved by certificates.
#
# References:
#   K. Karhadkar, M. Murray, H. Tseran, G. Montufar: Mildly overparameterized ReLU networks
#   have a favorable loss landscape, arXiv:2305.19510
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


# fan: a proof that a classification fan has so many maximal cones, checked in integers.
#
# Of k affine functions one is the largest at each point p. Witnesses are functions, each with its
# constant first; the numbers of the largest ones, in order of occurrence, are their covector.
# A refutation is a list of (q, a, b, y): at point q the function a is larger than b. If these
# inequalities, times y > 0, add up to zero, then no functions satisfy them all (Gordan).


def renamed_labels(c):
    """The numbers 0, 1, ... in the order in which labels occur."""
    names = {}
    return tuple(names.setdefault(label, len(names)) for label in c)


def scalar_product(f, p):
    return sum(a * b for a, b in zip(f, p))


def largest_at(p, functions):
    values = [scalar_product(f, p) for f in functions]
    if values.count(max(values)) > 1:
        raise ValueError("a witness has two largest functions at a point")
    return values.index(max(values))


def sum_of_inequalities(points, k, inequalities):
    """The largest function of each point, and the coefficients of all functions."""
    largest = {}
    total = [[0] * len(points[0]) for _ in range(k)]
    for q, a, b, y in inequalities:
        if y <= 0 or a == b or largest.setdefault(q, a) != a:
            raise ValueError("a refutation is no sum of inequalities")
        total[a] = [s + y * v for s, v in zip(total[a], points[q])]
        total[b] = [s - y * v for s, v in zip(total[b], points[q])]
    return largest, total


def check_zero(total):
    if any(v != 0 for row in total for v in row):
        raise ValueError("the inequalities of a refutation do not add up to zero")


def refuted_pattern(points, k, refutation):
    """Its points, and which of them have the same largest function."""
    largest, total = sum_of_inequalities(points, k, refutation)
    if not refutation:
        raise ValueError("a refutation is empty")
    check_zero(total)
    support = tuple(sorted(largest))
    return support, renamed_labels([largest[q] for q in support])


def fan_by_parts(points, k, witnesses, refutations):
    """The numbers of cones with 1, ..., k different labels, up to their names."""
    cones = set(renamed_labels([largest_at(p, w) for p in points]) for w in witnesses)
    if len(cones) < len(witnesses):
        raise ValueError("two witnesses of one cone")
    beginnings = set(c[:t] for c in cones for t in range(1, len(c)))
    patterns = {}
    for refutation in refutations:
        support, pattern = refuted_pattern(points, k, refutation)
        patterns.setdefault(support[-1], {}).setdefault(support, set()).add(pattern)
    for c in beginnings:
        for label in range(min(max(c) + 2, k)):
            child = c + (label,)
            if child in beginnings or child in cones:
                continue
            known = patterns.get(len(c), {})
            if not any(renamed_labels([child[q] for q in s]) in known[s] for s in known):
                raise ValueError("neither a witness nor a refutation of %s" % (child,))
    return [sum(1 for c in cones if max(c) == j) for j in range(k)]


# lists: sums of lists of numbers.


def add_lists(f, g):
    """Entry by entry; the shorter list goes on with zeros."""
    length = max(len(f), len(g))
    return [a + b for a, b in zip(f + [0] * (length - len(f)), g + [0] * (length - len(g)))]


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


# The problem --------------------------------------------------------------
points = [[1, 0, 0], [1, 1, 0], [1, 0, 1]]
witnesses = [[[0, 0, 0]], [[1, 0, -2], [0, 0, 0]], [[1, -2, 0], [0, 0, 0]], [[1, -2, -2], [0,
  0, 0]]]
refutations = []
ranks = census_by_patterns(points, 2, witnesses, refutations)
write_answer("jacobian-rank-census", [("ranks", ranks)])
