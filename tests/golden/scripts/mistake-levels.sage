# Cones of a classification fan by the number of mistakes
#
# Here: mistakes on 2 positive points, classification fan of 4 points in R^2 with 1 + 1 terms.
#
# Functions in each cone and refutations of all others prove which cones there are; facets between
# them are found here, or given where the segment between two witnesses does not cross them.
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


# The problem --------------------------------------------------------------
points = [[1, 0, 0], [1, 1, 0], [1, 0, 1], [1, 1, 1]]
(n, k) = (1, 2)
positive = [s == 1 for s in [0, 1, 1, 0]]
copies = [1, 1, 1, 1]
witnesses = [[[0, 0, 0]], [[3, -2, -2], [0, 0, 0]], [[1, 2, -2], [0, 0, 0]], [[1, 0, -2], [0,
  0, 0]], [[1, -2, 2], [0, 0, 0]], [[1, -2, 0], [0, 0, 0]], [[1, -2, -2], [0, 0,
  0]]]
refutations = [[[0, 0, 1, 1], [1, 1, 0, 1], [2, 1, 0, 1], [3, 0, 1, 1]]]
ties = []
fan_by_parts(points, k, witnesses, refutations)
counted = mistake_counts(points, n, k, positive, copies, witnesses, ties)
names = ["cones", "components", "sublevels", "minima", "covectors"]
write_answer("mistake-levels", list(zip(names, counted)))
