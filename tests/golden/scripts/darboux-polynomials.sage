# The Darboux polynomials of a gradient flow up to a degree
#
# Here: Darboux polynomials up to degree 2 of gradient flow of a polynomial loss of a polynomial
#   map.
#
# Along x' = F(x), F the vector field below, P has the derivative F(P). It is a Darboux
# polynomial if F(P) = K P with a polynomial K, its cofactor: then P = 0 is invariant. The answer
# lists each cofactor over the rationals and a basis of its polynomials; for the cofactor 0 these
# are the first integrals without a constant term.
#
# References:
#   G. Darboux: Memoire sur les equations differentielles algebriques du premier ordre et du
#   premier degre, Bull. Sci. Math. (2) 2 (1878) 60-96, 123-144, 151-200
#   J.-P. Jouanolou: Equations de Pfaff algebriques, Lecture Notes in Mathematics 708, 1979
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


# darboux: polynomials P with F(P) = K P for some polynomial K, the cofactor.
#
# For one K they are a linear space. Only finitely many K belong to P of bounded degree: all but
# finitely many irreducible ones come from the rational first integrals of F, and then their
# cofactors are multiples of those of a common denominator (Jouanolou). To find the K, let P have
# one leading monomial after the other, with coefficient 1; then the other coefficients and those
# of K satisfy polynomial equations. Elimination leaves an ideal with finitely many zeros in the
# coefficients of K: its prime components are points over QQ, or irrational and left out, for no P
# over QQ belongs to them.
#
# A connected group of linear maps that fix F permutes the finitely many K, so it fixes each. So
# does one that fixes the part of F of the highest degree with that of K, which belongs to the
# highest part of P. That makes K few.


def linear_symmetries(F):
    """A basis of the linear fields that commute with F."""
    R, n = F[0].parent(), len(F)
    fields = [[x if k == i else R.zero() for k in range(n)] for i in range(n) for x in R.gens()]
    brackets = []
    for L in fields:
        parts = [derivative_along(L, f) - derivative_along(F, g) for f, g in zip(F, L)]
        brackets.append({(i, m): c for i, f in enumerate(parts) for m, c in f.dict().items()})
    return [
        [sum(c * L[i] for c, L in zip(relation, fields)) for i in range(n)]
        for relation in linear_relations(QQ, brackets)
    ]


def cofactor_space(F, q):
    """A basis of the space in which the K are, up to the degree q - 1, in echelon form."""
    R = F[0].parent()
    monomials = monomials_up_to(R, q - 1)
    highest = [R({m: c for m, c in f.dict().items() if sum(m) == q}) for f in F]
    top = [m if m.degree() == q - 1 else R.zero() for m in monomials]
    images = [{} for _ in monomials]
    for k, (kept, L) in enumerate(
        [(monomials, L) for L in linear_symmetries(F)]
        + [(top, L) for L in linear_symmetries(highest)]
    ):
        for image, m in zip(images, kept):
            image.update({(k, e): c for e, c in derivative_along(L, m).dict().items()})
    return [
        sum(c * m for c, m in zip(row, monomials)) for row in linear_relations(QQ, images)
    ]


def cofactor_ideal(F, monomials, multipliers):
    """The ideal of the coefficients of all K, in a ring of their own."""
    R, low, s = F[0].parent(), monomials[1:], len(multipliers)
    A = polynomial_ring(QQ, s + len(low))
    B = R.change_ring(A)
    K = sum(a * B(m) for a, m in zip(A.gens(), multipliers))
    P = B(monomials[0]) + sum(a * B(m) for a, m in zip(A.gens()[s:], low))
    FP = derivative_along([B(f) for f in F], P)
    I = A.ideal((FP - K * P).coefficients()).elimination_ideal(A.gens()[s:])
    only = polynomial_ring(QQ, s)
    return only.ideal([f(*only.gens(), *([0] * len(low))) for f in I.gens()])


def rational_points(I):
    """(points, irrational): the rational zeros of an ideal with finitely many, and how many
    irreducible factors the others are the roots of, where coordinates are found one by one."""
    points, factors = [], set()
    for prime in I.minimal_associated_primes():
        point = ()
        for x in I.ring().gens():
            others = [y for y in I.ring().gens() if y != x]
            f = prime.elimination_ideal(others).gens()[0]
            if f.degree() > 1:
                factors.add((point, f / f.lc()))
                break
            point += (-f.constant_coefficient() / f.lc(),)
        else:
            points.append(point)
    return points, len(factors)


def darboux_space(F, K, monomials):
    """A basis of the combinations P of the monomials with F(P) = K P."""
    images = [(derivative_along(F, m) - K * m).dict() for m in monomials]
    return [combination(c, monomials) for c in linear_relations(QQ, images)]


def darboux_fields(R, pairs, irrational, complete):
    """Fields of the answer, or of what is known after some leading monomials."""
    pairs = [(K, polynomials) for K, polynomials in pairs if polynomials]
    return [
        ("cofactors", (R, [K for K, _ in pairs])),
        ("polynomials", (R, [P for _, polynomials in pairs for P in polynomials])),
        ("counts", [len(polynomials) for _, polynomials in pairs]),
        ("irrational", irrational),
        ("complete", complete),
    ]


def darboux_pairs(F, degree, tell):
    """The fields of the answer: cofactors and bases of their polynomials, up to a degree.

    The cofactor 0 comes first, with the first integrals that have no constant term. The small
    leading monomials are treated first; what is known is told before each.
    """
    R = F[0].parent()
    monomials = monomials_up_to(R, degree)
    multipliers = cofactor_space(F, max(1, *(f.degree() for f in F)))
    pairs, irrational = [(R.zero(), darboux_space(F, R.zero(), monomials[:-1]))], 0
    for k in range(len(monomials) - 2, -1, -1):
        tell(darboux_fields(R, pairs, irrational, False))
        points, others = rational_points(cofactor_ideal(F, monomials[k:], multipliers))
        irrational += others
        for point in points:
            K = sum(a * m for a, m in zip(point, multipliers))
            if all(K != known for known, _ in pairs):
                pairs.append((K, darboux_space(F, K, monomials)))
    return darboux_fields(R, pairs, irrational, True)


# The problem --------------------------------------------------------------
R = polynomial_ring(QQ, ["nv%d" % i for i in range(2)])
(nv0, nv1,) = R.gens()
F = matrix(R, [
    [-nv0*nv1**2+QQ(1)/3*nv1, -nv0**2*nv1+QQ(1)/3*nv0]])


def tell(known):
    write_progress("darboux-polynomials", known)


write_answer("darboux-polynomials", darboux_pairs(list(F.row(0)), 2, tell))
