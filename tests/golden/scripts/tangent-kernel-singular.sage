# The smallest eigenvalue of a tangent kernel
#
# Here: tangent kernel of 6 points on the sphere in R^2, relu.
#
# What follows proves where it is: an interval and a vector, or a relation of the points.
#
# References:
#   K. Karhadkar, M. Murray, G. Montufar: Bounds for the smallest eigenvalue of the NTK for
#   arbitrary spherical data of arbitrary dimension, arXiv:2405.14630
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


# tangent: where the smallest eigenvalue of the tangent kernel of a wide shallow network is.
#
# The entries are balls. The matrix less a number is definite if all pivots are positive; a quotient
# of Rayleigh bounds the eigenvalue from above.

from sage.rings.real_arb import RealBallField


def tangent_entry(x, y, slope, balls):
    """E[s(w.x) s(w.y)] + x.y E[s'(w.x) s'(w.y)] on the sphere, s of a slope for negative inputs."""
    dot = sum(a * b for a, b in zip(x, y))
    squares = sum(a * a for a in x) * sum(b * b for b in y)
    scale, pi = balls(squares).sqrt(), balls.pi()
    c, s = balls(dot) / scale, balls(squares - dot * dot).sqrt() / scale
    half = (balls(squares - dot * dot).sqrt() / (scale + abs(balls(dot)))).arctan()
    t = 2 * half if dot >= 0 else pi - 2 * half
    return balls((1 + slope) ** 2 / 2) * c + balls((1 - slope) ** 2 / 2) / pi * (
        s + (pi - 2 * t) * c
    )


def has_positive_pivots(rows):
    """Whether rows that are eliminated one after another have positive pivots."""
    while rows:
        top = rows[0]
        if not top[0] > 0:
            return False
        rows = [[v - r[0] / top[0] * t for v, t in zip(r[1:], top[1:])] for r in rows[1:]]
    return True


def is_tangent_relation(points, slope, c):
    """Whether the kernel takes the vector of all c_i |x_i| to zero."""
    vectors = [tuple(a * v for v in x) for a, x in zip(c, points) if a != 0]
    paired = all(vectors.count(v) == 2 for v in vectors)
    balanced = not any(sum(column) for column in zip(*vectors))
    return bool(vectors) and (slope == 1 or paired) and (slope == -1 or balanced)


def tangent_kernel(points, slope, ends, vector, bits, relation):
    if relation:
        if not is_tangent_relation(points, slope, relation):
            raise ArithmeticError("this is no relation")
        ends = [QQ(0), QQ(0)]
    else:
        balls, n = RealBallField(bits), len(points)
        low, high = [balls(v) for v in ends]
        rows = [[tangent_entry(x, y, slope, balls) for y in points] for x in points]
        less = [[v - low if i == j else v for j, v in enumerate(r)] for i, r in enumerate(rows)]
        if not has_positive_pivots(less):
            raise ArithmeticError("the matrix less the lower end is not certified to be definite")
        images = [sum(v * c for v, c in zip(r, vector)) for r in rows]
        excess = sum(c * (v - high * c) for c, v in zip(vector, images))
        if not excess < 0:
            raise ArithmeticError("the quotient of Rayleigh is not below the upper end")
    fields = [("interval", ends), ("null", relation)]
    return [(name, [v for q in L for v in (q.numerator(), q.denominator())]) for name, L in fields]


# The problem --------------------------------------------------------------
points = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, -1]]
slope = [QQ(0)][0]
low = [QQ(0)]
high = [QQ(0)]
ends = low + high
vector = []
bits = 0
relation = [QQ(-1), QQ(1), QQ(-1), QQ(1), QQ(1), QQ(-1)]
write_answer("tangent-kernel", tangent_kernel(points, slope, ends, vector, bits, relation))
