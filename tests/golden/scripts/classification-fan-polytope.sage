# The maximal cones of a classification fan
#
# Here: classification fan of 3 points in R^1 with 2 + 1 terms.
#
# The normal fan of the sum of the simplices with the vertices e_l * (1, p), one for each point p,
# by gfan: a vector in the interior of a cone consists of functions.
#
# References:
#   G. Montufar, Y. Ren, L. Zhang: Sharp bounds for the number of regions of maxout networks
#   and vertices of Minkowski sums, SIAM J. Appl. Algebra Geom. 6 (2022)
#   T. M. Cover: Geometrical and statistical properties of systems of linear inequalities,
#   IEEE Trans. Electronic Computers 14 (1965)
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


# normalfan: normal fans of sums of polytopes, by gfan, a part of Sage.
#
# gfan takes polynomials for their Newton polytopes, so each polytope, the hull of integral points,
# is moved to where coordinates are nonnegative; that does not change the fan.

from subprocess import run


def newton_polynomial(points):
    """A polynomial whose Newton polytope is the hull of the points, but for a translation."""
    least = [min(c) for c in zip(*points)]
    moved = sorted(set(tuple(v - m for v, m in zip(p, least)) for p in points))
    if max(map(max, moved)) >= 2**24:
        raise ValueError("the exponents are too large for gfan")
    monomials = [["x%s^%s" % (i, v) for i, v in enumerate(p) if v] for p in moved]
    return "+".join("*".join(m) if m else "1" for m in monomials)


def normal_fan(polytopes, *names):
    """Parts of gfan's answer on the normal fan of a sum of polytopes, each a list of integers."""
    variables = ",".join("x%s" % i for i in range(len(polytopes[0][0])))
    text = "Q[%s]{%s}" % (variables, ",".join(newton_polynomial(p) for p in polytopes))
    found = run(["gfan", "_minkowskisum"], input=text, capture_output=True, text=True, check=True)
    for name in names:
        lines = found.stdout.split("\n" + name + "\n")[1].split("\n\n")[0].splitlines()
        yield [[int(v) for v in line.split("\t")[0].strip("{}").split()] for line in lines]


def interior_vectors(polytopes):
    """A vector in each maximal cone of a sum's normal fan: there each has one largest point."""
    rays, cones = normal_fan(polytopes, "RAYS", "MAXIMAL_CONES")
    for cone in cones:
        yield [sum(rays[r][j] for r in cone) for j in range(len(polytopes[0][0]))]


def face_numbers(polytopes):
    """How many faces of dimension 0, 1, ... a sum has, itself the last."""
    ((found,),) = normal_fan(polytopes, "F_VECTOR")
    return found[::-1]


# The problem --------------------------------------------------------------
points = [[1, 0], [1, 1], [1, 3]]
k = 3
from math import perm

D = len(points[0])
sums = [[[0] * (D * l) + p + [0] * (D * (k - 1 - l)) for l in range(k)] for p in points]
inside = list(interior_vectors(sums))
covectors = set()
for w in inside:
    functions = [w[j : j + D] for j in range(0, k * D, D)]
    covectors.add(tuple(largest_at(p, functions) for p in points))
if len(covectors) != len(inside):
    raise ValueError("two cones with one covector")
used = [len(set(c)) for c in covectors]
by_parts = [used.count(j) // perm(k, j) for j in range(1, k + 1)]
write_answer("classification-fan", [("parts", by_parts)])
