# The weights of a network that have one function
#
# Here: weights of the network with widths 1, 1, 1 and activation 1/3*z^2 + 1 with the function
#   'x1^2-1/2'.
#
# The dimension of the weights (-1 if there are none), and how many they are modulo symmetries, over
# the complex and over the real numbers (-1 if infinitely many): the solutions over QQ in the cells
# of echelon forms.
#
# References:
#   M. Trager, K. Kohn, J. Bruna: Pure and Spurious Critical Points: a Geometric Study of
#   Linear Networks, ICLR 2020
#   P. Pedersen, M.-F. Roy, A. Szpirglas: Counting real zeros in the multivariate case,
#   Computational Algebraic Geometry, 1993, 203-224
#
# How to run:  sage FILE, or python FILE where the wheel passagemath-singular is installed.
# The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
#
# Names:
#   nv0 = w1_11
#   nv1 = w2_11
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


# ideals: rings, Groebner bases, and what is read off their leading terms.


def polynomial_ring(kk, names, order="degrevlex"):
    """Names, or the number of variables; also one variable makes a ring of several."""
    if not isinstance(names, list):
        names = ["t%d" % i for i in range(names)]
    return PolynomialRing(kk, len(names), names=names, order=order)


def groebner(I):
    """The reduced Groebner basis, sorted. msolve proves nothing over QQ, so it asks to say so."""
    R = I.ring()
    if I.is_zero():
        return []
    if ALGORITHM == "msolve":
        if R.term_order().name() != "degrevlex":
            raise ValueError("msolve knows the order degrevlex alone: take another algorithm")
        basis = I.groebner_basis("msolve", proof=False)
    else:
        basis = I.groebner_basis(ALGORITHM)
    return sorted((f / f.lc() for f in map(R, basis)), reverse=True)


def leading_ideal(I):
    return I.ring().ideal([f.lm() for f in groebner(I)])


def dimension_and_degree(I):
    """By the leading ideal in a graded order: the degree is that of the projective closure."""
    R = I.ring().change_ring(order="degrevlex")
    return monomial_dimension_and_degree(leading_ideal(R.ideal([R(f) for f in I.gens()])))


def monomial_dimension_and_degree(L):
    """Those of an ideal of monomials; (-1, 0) for the unit ideal."""
    if L.is_one():
        return -1, 0
    standard = {L: {"isSB": 1}}
    return ff.dim(L, attributes=standard), ff.mult(L, attributes=standard)


# cells: the weights over one function modulo base changes, exactly.
#
# A base change brings the rows of a block to a reduced echelon form, which no other one has. So the
# cells of all echelon forms meet each orbit once; orbits of rows of rank r have k r dimensions for
# k rows. Neurons that roots of unity turn have no row, or an entry that is not zero.
from itertools import combinations

from sage.arith.misc import gcd


def echelon_cells(B):
    """The cells of a matrix of variables: the dimension of the orbits, whether the rank is full,
    equations."""
    k, n = B.nrows(), B.ncols()
    for r in range(k + 1):
        for P in combinations(range(n), r):
            equations = []
            for i in range(k):
                for j in range(n):
                    if i >= r or j < P[i]:
                        equations.append(B[i, j])
                    elif j in P:
                        equations.append(B[i, j] - int(j == P[i]))
            yield k * r, r == k, equations


def points_by_traces(J):
    """The numbers of complex and of real points on the zeros of an ideal of dimension zero: the
    rank and the signature of the form trace(a b) (Hermite). All roots of its characteristic
    polynomial are real, so that Descartes' rule counts them."""
    basis = list(J.normal_basis())

    def entries(f):
        f = J.reduce(f)
        return [f.monomial_coefficient(b) for b in basis]

    traces = [sum(entries(b * c)[k] for k, c in enumerate(basis)) for b in basis]

    def trace(f):
        return sum(c * t for c, t in zip(entries(f), traces))

    M = matrix(QQ, [[trace(a * b) for b in basis] for a in basis])
    f = M.charpoly()

    def changes(g):
        signs = [c for c in g.list() if c]
        return sum(a * b < 0 for a, b in zip(signs, signs[1:]))

    positive, negative = changes(f), changes(f(-f.parent().gen()))
    return positive + negative, positive - negative


def nonempty_cells(I, blocks):
    """Of the zeros of I, modulo base changes of the blocks: for each cell with zeros the dimension
    of the orbits of its zeros, whether no rank is smaller, and its ideal."""
    R = I.ring()
    found = [] if I.is_one() else [(0, True, R.ideal(groebner(I)))]
    for B in blocks:
        cells, before, found = list(echelon_cells(B)), found, []
        for d, is_full, J in before:
            for e, full, equations in cells:
                K = R.ideal(groebner(J + R.ideal(equations))) if equations else J
                if not K.is_one():
                    found.append((d + e, is_full and full, K))
    return found


def counted(J, turned, real):
    """The points, and again those where some neurons are zero, as often as roots of unity would
    turn the others."""
    if J.is_one():
        return 0
    if not turned:
        return points_by_traces(J)[1 if real else 0]
    (n, row), rest = turned[0], turned[1:]
    m = gcd(n, 2) if real else n
    zero = counted(J + J.ring().ideal(row), rest, real)
    return counted(J, rest, real) + (m - 1) * zero


def fibre_report(I, blocks, turned, order):
    """(dimension of the zeros, number of orbits where no rank is smaller, how many have real
    points): -1 if infinitely many.

    A finite group of an order moves all points; and roots of unity turn the neurons, pairs of a
    number of such roots and a list of weights, that are not zero.
    """
    cells = nonempty_cells(I, blocks)
    if not cells:
        return -1, 0, 0
    d = max(e + dimension_and_degree(J)[0] for e, _, J in cells)
    full = [J for _, is_full, J in cells if is_full]
    if any(dimension_and_degree(J)[0] > 0 for J in full):
        return d, -1, -1
    found = []
    for real in (False, True):
        turns = order
        for n, _ in turned:
            turns *= gcd(n, 2) if real else n
        points = sum(counted(J, turned, real) for J in full)
        if points % turns:
            raise ValueError("expected orbits of %d points, got %d" % (turns, points))
        found.append(points // turns)
    return d, found[0], found[1]


# The problem --------------------------------------------------------------
R = polynomial_ring(QQ, ["nv%d" % i for i in range(2)])
(nv0, nv1,) = R.gens()
I = R.ideal([
    QQ(1)/3*nv0**2*nv1-1,
    nv1+QQ(1)/2])
blocks = [
]
turned = [
    (2, [nv0]),
]
dimension, points, real_points = fibre_report(
    I, blocks, turned, 1)
write_answer("fibre", [
    ("dimension", dimension), ("points", points), ("realPoints", real_points)])
