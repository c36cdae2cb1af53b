# The generic Euclidean distance degree
#
# Here: generic ED degree of 3 x 3 matrices of rank at most 2.
#
# The number of complex critical points of the squared distance from a generic point to a
# variety, for a generic quadratic form in place of the sum of squares.
# For a cone it is the sum of the polar degrees, the bidegrees of the conormal variety.
# They are counted on random slices of the conormal variety, modulo a prime.
#
# References:
#   J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance
#   degree of an algebraic variety, Found. Comput. Math. 16 (2016) 99-149, section 5
#   G. Ottaviani, P.-J. Spaenlehauer, B. Sturmfels: Exact solutions in structured low-rank
#   approximation, SIAM J. Matrix Anal. Appl. 35 (2014) 1521-1542
#   M. Trager, K. Kohn, J. Bruna: Pure and Spurious Critical Points, arXiv:1910.01671
#
# How to run:  sage FILE, or python FILE where the wheel passagemath-singular is installed.
# The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
#
# Names:
#   nv0 = x11
#   nv1 = x12
#   nv2 = x13
#   nv3 = x21
#   nv4 = x22
#   nv5 = x23
#   nv6 = x31
#   nv7 = x32
#   nv8 = x33
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


# polar: lists of polar degrees, from the degree of the dual variety to that of the variety.


def nonzero_range(degrees):
    """Those of an irreducible cone have no zeros in between (Kleiman, Holme): cut off the ends."""
    found = [i for i, degree in enumerate(degrees) if degree != 0]
    if not found:
        raise ValueError("expected a reduced variety: all polar degrees are zero")
    return [ZZ(degree) for degree in degrees[found[0] : found[-1] + 1]]


# random: random numbers in place of generic ones.


def random_numbers(kk, n):
    """Nonzero elements of a prime field, or positive integers over QQ."""
    bound = kk.characteristic() or 1001
    return [kk(ZZ.random_element(1, bound)) for _ in range(n)]


# slices: polar degrees of a hypersurface by slicing its conormal variety.
#
# For a form f in N variables the polar degree number j counts the regular points x of f = 0 in
# P^(N-1) that lie on j generic hyperplanes and have their gradient on N-2-j generic hyperplanes.
# Generic is here: random over a prime field.


def slice_polar_degree(f, j):
    R = f.parent()
    kk, N = R.base_ring(), R.ngens()
    # a generic affine chart of the linear space of codimension j, and one variable more that
    # keeps the gradient away from zero
    S = polynomial_ring(kk, N - j)
    chart = matrix([S(1)] + list(S.gens()[:-1])).transpose()
    forms = matrix([random_numbers(kk, N - j) for _ in range(N)])
    restriction = R.hom((forms * chart).list(), S)
    gradient = matrix([restriction(f.derivative(x)) for x in R.gens()])
    functionals = matrix([random_numbers(kk, N - 1 - j) for _ in range(N)])
    away, *on = (gradient * functionals).list()
    return dimension_and_degree(S.ideal([restriction(f), 1 - S.gen(N - 1 - j) * away] + on))[1]


def slice_polar_degrees(f):
    """All of them, as far as they are not zero."""
    return nonzero_range([slice_polar_degree(f, j) for j in range(f.parent().ngens() - 1)])


# The problem --------------------------------------------------------------
kk = GF(32003)
set_random_seed(1)
R = polynomial_ring(kk, ["nv%d" % i for i in range(9)])
(nv0, nv1, nv2, nv3, nv4, nv5, nv6, nv7, nv8,) = R.gens()
V = R.ideal(matrix(R, [
    [nv0, nv1, nv2],
    [nv3, nv4, nv5],
    [nv6, nv7, nv8]]).det())
polar_degree_list = slice_polar_degrees(V.gen(0))
write_answer("generic-ed-degree", [
    ("value", sum(polar_degree_list)),
    ("dimension", 0),
    ("polarDegrees", polar_degree_list)])
