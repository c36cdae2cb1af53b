# The learning degree of a network
#
# Here: learning degree of the network with widths 3, 2, 1 and activation z^3 for a generic
#   metric.
#
# The number of complex critical sums of two powers of linear forms, for a generic square loss: the
# sum of the polar degrees. Each has two weights, as the powers have two orders, and no weights are
# spurious.
#
# References:
#   K. Kohn, G. Montufar, V. Shahverdi, M. Trager: Function space and critical points of
#   linear convolutional networks, SIAM J. Appl. Algebra Geom. 8 (2024) 333-362
#   K. Kubjas, J. Li, M. Wiesmann: Geometry of polynomial neural networks,
#   Algebraic Statistics 15 (2024) 295-328
#   P. Aluffi: Projective duality and a Chern-Mather involution,
#   Trans. Amer. Math. Soc. 370 (2018) 1803-1822
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


# polar: lists of polar degrees, from the degree of the dual variety to that of the variety.


def nonzero_range(degrees):
    """Those of an irreducible cone have no zeros in between (Kleiman, Holme): cut off the ends."""
    found = [i for i, degree in enumerate(degrees) if degree != 0]
    if not found:
        raise ValueError("expected a reduced variety: all polar degrees are zero")
    return [ZZ(degree) for degree in degrees[found[0] : found[-1] + 1]]


# varieties: the varieties of matrices that linear networks fill.

from collections import namedtuple


class Determinantal(namedtuple("Determinantal", "rows columns rank")):
    """The m x n matrices of rank at most r. The coordinates are the entries, by rows."""

    @property
    def dimension(self):
        return self.rank * (self.rows + self.columns - self.rank)

    @property
    def positions(self):
        return [(i, j) for i in range(self.rows) for j in range(self.columns)]

    @property
    def multiplicities(self):
        """How often a coordinate stands in the matrix."""
        return [1] * len(self.positions)

    def matrix(self, entries):
        """The matrix with the given coordinates."""
        return matrix(self.rows, self.columns, entries)


class SymmetricDeterminantal(namedtuple("SymmetricDeterminantal", "size rank")):
    """The symmetric n x n matrices of rank at most r.

    The coordinates are the entries on and above the diagonal, by rows.
    """

    @property
    def dimension(self):
        return self.rank * self.size - self.rank * (self.rank - 1) // 2

    @property
    def positions(self):
        return [(i, j) for i in range(self.size) for j in range(i, self.size)]

    @property
    def multiplicities(self):
        """How often a coordinate stands in the matrix."""
        return [1 if i == j else 2 for i, j in self.positions]

    def matrix(self, entries):
        """The matrix with the given coordinates."""
        entry = dict(zip(self.positions, entries))
        return matrix([[entry[min(i, j), max(i, j)] for j in range(self.size)]
                       for i in range(self.size)])


def is_matrix_variety(V):
    """Of bounded rank; any other variety is an ideal or the list of a parametrisation."""
    return isinstance(V, (Determinantal, SymmetricDeterminantal))


def is_empty(V):
    """Whether equations have no zeros; matrices of bounded rank there are always."""
    return not is_matrix_variety(V) and V.is_one()


def rational_map(phi):
    """The numerators, and their common denominator, of a list of polynomials or of fractions."""
    F = phi[0].parent()
    R = F.ring() if F.is_field() else F
    q = R.one()
    for f in phi if R is not F else []:
        q = q * (f.denominator() // q.gcd(f.denominator()))
    return [R(q * f) for f in phi], q


def differential_of(p, q):
    """The matrix of the derivatives of p/q, a row for each parameter, times q^2."""
    return matrix([[q * f.derivative(t) - f * q.derivative(t) for f in p]
                   for t in q.parent().gens()])


def ambient_dimension(V):
    if is_matrix_variety(V):
        return len(V.positions)
    return len(V) if isinstance(V, list) else V.ring().ngens()


# localization: polar degrees of varieties of matrices, exactly and without Groebner bases.
#
# The conormal variety of the matrices of rank at most r has a resolution over a product of
# Grassmannians (over one, for symmetric matrices), on which a torus acts with isolated fixed
# points. Bott's residue formula writes each polar degree as a sum of rational numbers over the
# fixed points; any distinct weights a_i, and any distinct b_j, give the same integers.
#
# E and F are the weights of the two bundles whose projectivisations make up the resolution:
# matrices X with columns in a given r-space and rows in another, and matrices Y orthogonal to
# both. T is the product of the tangent weights. The powers of the hyperplane classes push
# forward to the Segre classes of E and F, the inverses of their Chern classes.

from itertools import combinations

from sage.misc.misc_c import prod
from sage.rings.power_series_ring import PowerSeriesRing


def segre_classes(weights, d):
    """The coefficients of 1 / prod(1 + e t) up to t^d."""
    t = PowerSeriesRing(QQ, "t", default_prec=d + 1).gen()
    return (prod((1 + e * t for e in weights), t**0) ** -1).padded_list(d + 1)


def splittings(weights, r):
    """All pairs of r of the weights and the others."""
    return [(chosen, [a for a in weights if a not in chosen])
            for chosen in combinations(weights, r)]


def fixed_points(V):
    """(E, F, T) at each fixed point, for rank V.rank < size."""
    if isinstance(V, SymmetricDeterminantal):
        for I, O in splittings([QQ(2 * i + 1) for i in range(V.size)], V.rank):
            sums_in = [I[i] + a for i in range(len(I)) for a in I[i:]]
            sums_out = [O[i] + a for i in range(len(O)) for a in O[i:]]
            yield sums_in, [-e for e in sums_out], prod(o - i for o in O for i in I)
    else:
        rows = splittings([QQ(2 * i + 1) for i in range(V.rows)], V.rank)
        columns = splittings([QQ(-2 * j) for j in range(V.columns)], V.rank)
        for I, O in rows:
            for J, P in columns:
                tangent = [o - i for o in O for i in I] + [j - p for j in J for p in P]
                yield [i - j for i in I for j in J], [p - o for o in O for p in P], prod(tangent)


def localized_polar_degrees(V):
    """The polar degrees: sums of s_k(E) s_(d-k)(F) / T, where d is the base's dimension."""
    if isinstance(V, SymmetricDeterminantal):
        d = V.rank * (V.size - V.rank)
    else:
        d = V.rank * (V.rows + V.columns - 2 * V.rank)
    total = [QQ(0)] * (d + 1)
    for E, F, T in fixed_points(V):
        s, t = segre_classes(E, d), segre_classes(F, d)
        total = [x + s[k] * t[d - k] / T for k, x in enumerate(total)]
    return nonzero_range(total)


# pencils: degrees of varieties that are swept out by pencils, by Bott's residue formula.
#
# From a pencil U of forms, at first of two linear forms in n variables, two members g and h make
# the next one, spanned by g^r and h^r; as they come together its limit is spanned by g^r and
# g^(r-1) h. These pencils are a bundle over the projective plane of all pairs, and all together
# over a tower of such planes over a Grassmannian, on which a torus acts with isolated fixed points.
# Tuples of m forms in a last pencil are the functions of networks of powers with hidden layers of
# two neurons, and the degree is a Segre class of the bundle of these tuples.


def fixed_lines(n):
    """The fixed pencils: the weights of two forms, and the product of those of the tangents."""
    for i, j in combinations(range(n), 2):
        others = [k for k in range(n) if k not in (i, j)]
        yield QQ(i), QQ(j), prod((QQ(k - i) * (k - j) for k in others), QQ(1))


def fixed_powers(a, b, t, r):
    """Those of the next layer over one."""
    square = (a - b) ** 2
    yield r * a, r * b, -t * square
    yield r * a, (r - 1) * a + b, 2 * t * square
    yield r * b, (r - 1) * b + a, 2 * t * square


def degree_of_pencils(n, exponents, m):
    """The Segre class of the tuples in the last pencils."""
    points = list(fixed_lines(n))
    for r in exponents:
        points = [q for p in points for q in fixed_powers(*p, r)]
    d = 2 * (n - 2) + 2 * len(exponents)
    return ZZ(sum(segre_classes([a, b] * m, d)[d] / t for a, b, t in points))


def pencils_report(n, exponents, m):
    """The dimension, the degree, and the points of a general fibre modulo scalings."""
    layers = len(exponents)
    return 2 * (n - 2) + 2 * layers + 2 * m, degree_of_pencils(n, exponents, m), 2**layers


def secant_polar_degrees(n, r):
    """Those of sums of two powers of degree r > 2 of linear forms x and y.

    A general tangent space is that to the powers of x and y, whatever the sum (Terracini). So the
    conormal variety is swept out by products of a pencil and the forms that are singular at x and
    y. Over all pairs of points, also infinitely near ones, these are a bundle whose Segre classes
    are the Chern classes of the conditions.
    """
    d = 2 * (n - 1)

    def at(i):
        return [(r - 1) * i + k for k in range(n)]

    def along(i, j):
        others = [k for k in range(n) if k not in (i, j)]
        on_the_line = [(r - c) * i + c * j for c in range(4)]
        return on_the_line + [(r - 1 - c) * i + c * j + k for k in others for c in (0, 1)]

    t = PowerSeriesRing(QQ, "t", default_prec=d + 1).gen()
    total = [QQ(0)] * (d + 1)
    for i, j, tangent in fixed_lines(n):
        conditions = [at(i) + at(j), along(i, j), along(j, i)]
        for (a, b, below), weights in zip(fixed_powers(i, j, tangent, r), conditions):
            s = segre_classes([a, b], d)
            c = (prod((1 - w * t for w in weights), t**0)).padded_list(d + 1)
            total = [x + s[k] * c[d - k] / below for k, x in enumerate(total)]
    return nonzero_range(total)


# The problem --------------------------------------------------------------
inputs, exponent = 3, 3
functions = sum(secant_polar_degrees(inputs, exponent))
write_answer("learning-degree", [
    ("functions", functions), ("functionsDimension", 0), ("parameters", 2 * functions),
    ("parametersDimension", 0), ("fibre", 2), ("rank", 2 * inputs)])
