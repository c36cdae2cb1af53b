# The degree of the closure of an image, and of the map onto it
#
# Here: degree of the network with widths 4, 5, 1 and activation z^3.
#
# There are as many weights modulo scalings as coefficients, and a theorem says that fibres are
# finite: so the image is dense in its space.
#
# References:
#   J. Harris, L. W. Tu: On symmetric and skew-symmetric determinantal varieties, Topology
#   23 (1984) 71-84
#   V. Shahverdi, G. L. Marchetti, K. Kohn: On the geometry and optimization of polynomial
#   convolutional networks, AISTATS 2025
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


# generic: generic fibres of networks that theorems know: the dimension and the number of points, or
# 0 if there are infinitely many, modulo the symmetries of the network.

from sage.arith.misc import binomial, factorial


def linear_fibre(widths):
    """Linear networks, modulo base changes between layers.

    The weights with ones along the diagonal have partial products of the largest rank, so they are
    as good as general ones (quivers of type A have one open orbit); the dimension of an orbit is
    the rank of the derivative of the action.
    """
    h, r = len(widths) - 1, min(widths)
    W = [matrix(QQ, widths[k + 1], widths[k], lambda i, j: int(i == j)) for k in range(h)]
    moved = []
    for k in range(1, h):
        for a in range(widths[k]):
            for b in range(widths[k]):
                X = matrix(QQ, widths[k], widths[k], {(a, b): 1})
                change = {k - 1: X * W[k - 1], k: -W[k] * X}
                moved.append([c for n in range(h) for c in change.get(n, 0 * W[n]).list()])
    orbit = matrix(QQ, moved).rank()
    weights = sum(a * b for a, b in zip(widths, widths[1:])) - r * (widths[0] + widths[-1] - r)
    return weights - orbit, 0 if weights > orbit else 1


def factor_fibre(degrees):
    """Linear convolutions of one channel: the degrees of the filters of each stride, as
    polynomials, which share the roots of their product among them; those of one degree are
    permuted."""
    points = 1
    for several in degrees:
        points *= factorial(sum(several))
        for d in several:
            points //= factorial(d)
        for d in set(several) - {0}:
            points //= factorial(several.count(d))
    return 0, points


def kruskal_fibre(n, k, m, r, bias):
    """One hidden layer of powers under Kruskal's condition on tensors: unique."""
    n, k = n + bias, k + bias
    if k > 1 and min(k, m) + r * min(n, k) < 2 * k + r:
        raise ValueError("expected numbers under Kruskal's condition")
    return 0, 1


def pencils_fibre(*numbers):
    """Layers of two neurons and powers, with two outputs or more: unique.

    The outputs span a pencil of two powers, in which no third member is one (Riemann, Hurwitz).
    """
    if min(numbers) < 2:
        raise ValueError("expected numbers of at least two")
    return 0, 1


def powers_fibre(n, k, r):
    """Sums of k powers of degree r of linear forms in n variables.

    Their dimension is the expected one but for quadrics and four exceptions (Alexander,
    Hirschowitz). If they do not fill the forms, they are unique but for quadrics and three
    exceptions (Chiantini, Ottaviani, Vannieuwenhoven), and if they just do, for two variables and
    two cases more (Galuppi, Mella).
    """
    room = binomial(n - 1 + r, r)
    if r == 2:
        d = room - binomial(max(n - k, 0) + 1, 2)
    else:
        d = min(k * n, room) - ((n, k, r) in [(3, 5, 4), (4, 9, 4), (5, 14, 4), (5, 7, 3)])
    if k * n > d:
        return k * n - d, 0
    if k * n < room:
        return 0, 2 if (n, k, r) in [(3, 9, 6), (4, 8, 4), (6, 9, 3)] else 1
    if n != 2 and (n, k, r) not in [(4, 5, 3), (3, 7, 5)]:
        raise ValueError("expected sums of powers whose number of decompositions is known")
    return 0, 1


def linear_fibre_over(d, e):
    """The weights of a linear network over a matrix of rank e: their dimension, and 1 if base
    changes take all to each other, else -1.

    The partial products of rank s through which one of rank e factors fill
    (s - e)(d_0 - s) + s d dimensions.
    """
    r = min(d)
    if e > r:
        return -1, 0, 0
    below = {s: 0 for s in range(min(d[:2]) + 1)}
    for i in range(2, len(d)):
        below = {
            t: max(n + (s - t) * (d[0] - s) + s * d[i - 1] + d[i] * (d[i - 1] - s)
                   for s, n in below.items() if s >= t)
            for t in range(min(d[: i + 1]) + 1)
        }
    one = 1 if e == r and all(w == r for w in d[1:-1]) else -1
    return below[e], one, one


# The problem --------------------------------------------------------------
kk = QQ
set_random_seed(1)
fibre_dimension, points = kruskal_fibre(*[4, 5, 1, 3, 0])
if fibre_dimension:
    raise ValueError("expected finite fibres")
dimension, degree = 20, 1
map_degree = points * 120  # weights in an orbit of the symmetries
write_answer("image-degree", [("dimension", dimension), ("degree", degree),
    ("mapDegree", map_degree)])
