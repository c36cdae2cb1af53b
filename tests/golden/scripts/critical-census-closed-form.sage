# The critical points of a network, by common roots, ranks or narrower networks
#
# Here: census of critical points of the lightning attention with widths 3, 1, ranks 2 and 2
#   tokens in a generic metric.
#
# One layer of attention, and those of smaller ranks, in a generic metric: projections of Segre
# products, with as many critical weights. With one output and rank one functions have two;
# others are critical where V and A have a common factor.
#
# References:
#   K. Kohn, T. Merkh, G. Montufar, M. Trager: Geometry of linear convolutional networks,
#   SIAM J. Appl. Algebra Geom. 6 (2022) 368-406
#   H. Lee, B. Sturmfels: Duality of multiple root loci, J. Algebra 446 (2016) 499-526
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


# random: random numbers in place of generic ones.


def random_numbers(kk, n):
    """Nonzero elements of a prime field, or positive integers over QQ."""
    bound = kk.characteristic() or 1001
    return [kk(ZZ.random_element(1, bound)) for _ in range(n)]


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


# metric: quadratic forms on the space in which a variety lies, as symmetric matrices W.


def diagonal_metric(kk, weights):
    entries = {(i, i): weight for i, weight in enumerate(weights)}
    return matrix(kk, len(weights), len(weights), entries, sparse=False)


def random_metric(kk, V):
    """A generic metric may be taken diagonal.

    The count is the generic one as soon as the quadric of the metric is nonsingular and
    transversal to a Whitney stratification of the variety in projective space (of its points at
    infinity, when it is no cone). The squares of the coordinates have no common zero, so in
    characteristic zero, by Bertini, a general diagonal quadric is both.
    """
    return diagonal_metric(kk, random_numbers(kk, ambient_dimension(V)))


def weighted_residue(W, x, u):
    """W (x - u), as a list."""
    return (W * matrix([a - b for a, b in zip(x, u)]).transpose()).list()


# polar: lists of polar degrees, from the degree of the dual variety to that of the variety.


def nonzero_range(degrees):
    """Those of an irreducible cone have no zeros in between (Kleiman, Holme): cut off the ends."""
    found = [i for i, degree in enumerate(degrees) if degree != 0]
    if not found:
        raise ValueError("expected a reduced variety: all polar degrees are zero")
    return [ZZ(degree) for degree in degrees[found[0] : found[-1] + 1]]


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


# segre: generic ED degrees of Segre products of varieties of matrices.
#
# The Chern-Mather class of a product is the product of the classes. For a cone of projective
# dimension n the degrees c_k of its parts and the polar degrees, p_0 the degree of the variety,
# tell each other (Piene): c_k = sum_i (-1)^i binomial(n+1-i, k-i) p_i.

from sage.arith.misc import binomial


def chern_mather_degrees(V):
    """The degrees of the parts of dimensions n, n - 1, ..., 0."""
    p, n = localized_polar_degrees(V)[::-1], V.dimension - 1
    return [sum((-1)**i * binomial(n + 1 - i, k - i) * x for i, x in enumerate(p[:k + 1]))
            for k in range(n + 1)]


def product_degrees(a, b):
    """The same of a product, whose hyperplane class is the sum of those of its factors."""
    n, m = len(a) - 1, len(b) - 1
    return [sum(binomial(n + m - k, n - i) * a[i] * b[k - i]
                for i in range(max(0, k - m), min(n, k) + 1))
            for k in range(n + m + 1)]


def segre_generic_ed_degree(varieties):
    """The sum of the polar degrees."""
    first, *rest = map(chern_mather_degrees, varieties)
    for c in rest:
        first = product_degrees(first, c)
    n = len(first) - 1
    return sum((-1)**i * (2**(n + 1 - i) - 1) * c for i, c in enumerate(first))


# The problem --------------------------------------------------------------
d, e, a = 3, 1, 2
weights = [segre_generic_ed_degree([Determinantal(1, e * d, 1), Determinantal(d, d, r)])
           for r in range(a, 0, -1)]
quadrics = segre_generic_ed_degree([SymmetricDeterminantal(d, 2), Determinantal(1, d, 1)])
squares = weights[-1] - 2 * quadrics
write_answer("critical-census", [
    ("degrees", [*weights[:-1], quadrics]),
    ("fibres", [*[1] * (a - 1), 2]), ("parameters", weights),
    ("spurious", [a - 1, 1, squares, squares])])
