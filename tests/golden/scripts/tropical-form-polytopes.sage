# The tropical form of a network
#
# Here: tropical form of the ReLU network with given weights, widths 2, 3, 1.
#
# Each polynomial is the polytope of its exponents, with the coefficients as heights: a product is a
# Minkowski sum, a maximum the hull of both. The vertices that are seen from above are the monomials
# that are the largest somewhere; gfan finds them.
#
# References:
#   L. Zhang, G. Naitzat, L.-H. Lim: Tropical geometry of deep neural networks, ICML 2018
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
layers = [[[[0, 1, 0], [0, 0, 0]], [[0, 0, 1], [0, 0, 0]], [[-1, 1, 1], [0, 0, 0]]], [[[0,
  1, -1, 2]]]]
n = len(layers[0][0][0]) - 1
segment = [[0] * (n + 1), [0] * n + [1]]


def from_above(polytopes):
    """The upper vertices of a sum; the segment tells above from below."""
    found = set()
    for w in interior_vectors(polytopes + [segment]):
        if w[n] > 0:
            tops = [max(p, key=lambda v: sum(a * b for a, b in zip(v, w))) for p in polytopes]
            found.add(tuple(sum(c) for c in zip(*tops)))
    return sorted(found)


def scaled(w, p):
    return [tuple(w * c for c in v) for v in p]


def combined(f, values):
    g, h = [[(0,) * n + (f[0],)]], [[(0,) * (n + 1)]]
    for w, (p, q) in zip(f[1:], values):
        if len(p) == 1 and len(q) == 1:  # affine: it need not be divided among the two
            g.append([tuple(w * (a - b) for a, b in zip(p[0], q[0]))])
        elif w:
            g.append(scaled(abs(w), p if w > 0 else q))
            h.append(scaled(abs(w), q if w > 0 else p))
    return from_above(g), from_above(h)


def largest(unit, values):
    """Of differences g_i - h_i: the maximum of the g_i + sum_(j != i) h_j, less sum_j h_j."""
    parts = [combined(f, values) for f in dict.fromkeys(map(tuple, unit))]
    lower = [h for _, h in parts]
    tops = [from_above([g] + lower[:i] + lower[i + 1 :]) for i, (g, _) in enumerate(parts)]
    return from_above([[v for p in tops for v in p]]), from_above(lower)


values = [([(0,) * i + (1,) + (0,) * (n - i)], [(0,) * (n + 1)]) for i in range(n)]
for layer in layers:
    values = [largest(unit, values) for unit in layer]
fields = [("scale", 1)]
for name, p in zip("gh", values[0]):
    fields.append((name, [c for v in p for c in v[n:] + v[:n]]))
write_answer("tropical-form", fields)
