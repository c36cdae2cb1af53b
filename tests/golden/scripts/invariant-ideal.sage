# The smallest invariant ideal of a gradient flow that contains given polynomials
#
# Here: smallest invariant ideal with 1 polynomial of gradient flow of a polynomial loss of a
#   polynomial map.
#
# Along x' = F(x), F the vector field below, g has the derivative F(g). The chain of
# ideals J, J + F(J), J + F(J) + F(F(J)), ... ends with the smallest ideal that contains J and the
# derivatives of its members. After each step the chain so far is written.
#
# References:
#   G. Darboux: Memoire sur les equations differentielles algebriques du premier ordre et du
#   premier degre, Bull. Sci. Math. (2) 2 (1878) 60-96, 123-144, 151-200
#   J. F. Ritt: Differential Algebra, American Mathematical Society, 1950
#
# How to run:  sage FILE, or python FILE where the wheel passagemath-singular is installed.
# The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
#
# Names:
#   nv0 = gnu
#   nv1 = okapi
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


# derivations: polynomials along vector fields, and linear relations among them.
#
# A field F is a list of polynomials, one for each variable: along x' = F(x) a polynomial g has the
# derivative F(g), the sum of F_i dg/dx_i.

from itertools import combinations_with_replacement

from sage.arith.misc import gcd
from sage.misc.misc_c import prod


def derivative_along(F, g):
    R = g.parent()
    return sum((f * g.derivative(x) for f, x in zip(F, R.gens()) if f), R.zero())


def monomials_up_to(R, d):
    """By falling degree; the last one is 1."""
    by_degree = (combinations_with_replacement(R.gens(), e) for e in range(d + 1))
    monomials = [prod(factors, R.one()) for found in by_degree for factors in found]
    return sorted(monomials, reverse=True)


def linear_relations(kk, vectors):
    """The c with sum of c_i v_i = 0, a basis in reduced echelon form; a v_i is a dictionary."""
    places = {}
    entries = {
        (places.setdefault(place, len(places)), i): value
        for i, v in enumerate(vectors)
        for place, value in v.items()
    }
    M = matrix(kk, len(places), len(vectors), entries, sparse=False)
    return M.right_kernel_matrix(basis="echelon").rows()


def combination(coefficients, polynomials):
    """Their sum, primitive: with integers without a common factor, the leading one positive."""
    f = sum(c * g for c, g in zip(coefficients, polynomials) if c)
    content = gcd(f.coefficients())
    return f / (content if f.lc() > 0 else -content)


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


# invariant: the ideals that polynomial vector fields map into themselves.
#
# An ideal is invariant when it contains the derivatives of its members; for this it suffices to
# look at generators, for F(h g) = F(h) g + h F(g).


def invariance_witnesses(fields, I):
    """Pairs (g, remainder of F(g)) for the generators g whose derivatives are not in I."""
    basis = groebner(I)
    derivatives = [(g, derivative_along(F, g).reduce(basis)) for g in I.gens() for F in fields]
    return [(g, r) for g, r in derivatives if r]


def larger_ideals(fields, I):
    """The chain I, I + F(I), I + F(I) + F(F(I)), ..., up to the smallest invariant ideal over I.

    It is finite, for the ring is Noetherian. Only the derivatives of what came last can be new.
    Yields (reduced Groebner basis, what is new in the next ideal: nothing at the end).
    """
    fresh = [g for g in I.gens() if g]
    basis = groebner(I)
    while True:
        derivatives = [derivative_along(F, g) for g in fresh for F in fields]
        fresh = [r for r in (d.reduce(basis) for d in derivatives) if r]
        yield basis, fresh
        if not fresh:
            return
        basis = groebner(I.ring().ideal(basis + fresh))


def invariant_chain(fields, I, tell):
    """The fields of the answer, after each step also told as they are by then."""
    R, dimensions = I.ring(), []
    for basis, fresh in larger_ideals(fields, I):
        dimension, degree = dimension_and_degree(R.ideal(basis))
        dimensions.append(dimension)
        report = [
            ("groebnerBasis", (R, basis)),
            ("dimensions", dimensions),
            ("degree", degree),
            ("stabilized", not fresh),
        ]
        tell(report)
    return report


# The problem --------------------------------------------------------------
R = polynomial_ring(QQ, ["nv%d" % i for i in range(2)])
(nv0, nv1,) = R.gens()
F = matrix(R, [
    [-nv0*nv1**2+QQ(1)/3*nv1, -nv0**2*nv1+QQ(1)/3*nv0]])
J = R.ideal([
    nv0+QQ(-1)/2*nv1])


def tell(report):
    write_progress("invariant-ideal", report)


write_answer("invariant-ideal", invariant_chain(F.rows(), J, tell))
