# The weights of a network that have one function, by their definition
#
# Here: weights of the convolutional network with filters 2, 2 with the function '1, 0, -1/3'.
#
# The dimension of the components of the weights (-1 if there are none); and how many weights there
# are in a random chart modulo symmetries, over the complex and over the real numbers (-1 if
# infinitely many), over QQ.
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
#   nv0 = w1_1
#   nv1 = w1_2
#   nv2 = w2_1
#   nv3 = w2_2
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


# overfunction: the weights over one function, by components and in a random chart.


def real_point_count(P):
    """The real points of a prime ideal of dimension zero: the real values of a random linear
    form."""
    R = P.ring()
    S = PolynomialRing(QQ, ["w%d" % i for i in range(R.ngens() + 1)], order="lex")
    x = S.gens()[: R.ngens()]
    form = sum(ZZ.random_element(1, 1000) * t for t in x)
    J = S.ideal([f(*x) for f in P.gens()] + [S.gens()[-1] - form])
    (f,) = J.elimination_ideal(list(x)).gens()
    return f.univariate_polynomial().number_of_real_roots()


def fibre_over_function(I, blocks, order):
    """(dimension, number of orbits, how many have real points) of the zeros of I, as for cells.

    Modulo base changes of the blocks, which bring general matrices of full rank to B L = 1 for a
    general L, and a finite group of an order that moves all.
    """
    R = I.ring()
    if I.is_one():
        return -1, 0, 0
    d = max(dimension_and_degree(P)[0] for P in I.minimal_associated_primes())
    equations = []
    for B in blocks:
        L = matrix(R, B.ncols(), B.nrows(), lambda i, j: ZZ.random_element(1, 100))
        equations += (B * L - 1).list()
    chart = I + R.ideal(equations)
    if chart.is_one():
        return d, 0, 0
    if dimension_and_degree(chart)[0] > 0:
        return d, -1, -1
    points = chart.minimal_associated_primes()
    return (d, sum(dimension_and_degree(P)[1] for P in points) // order,
            sum(real_point_count(P) for P in points) // order)


# The problem --------------------------------------------------------------
set_random_seed(1)
R = polynomial_ring(QQ, ["nv%d" % i for i in range(4)])
(nv0, nv1, nv2, nv3,) = R.gens()
I = R.ideal([
    nv0*nv2-1,
    nv1*nv2+nv0*nv3,
    nv1*nv3+QQ(1)/3])
blocks = [
    matrix(R, [
    [nv0, nv1]]),
]
dimension, points, real_points = fibre_over_function(
    I, blocks, 1)
write_answer("fibre", [
    ("dimension", dimension), ("points", points), ("realPoints", real_points)])
