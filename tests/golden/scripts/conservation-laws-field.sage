# Conservation laws of a gradient flow
#
# Here: conservation laws up to degree 2 of the flow of a polynomial vector field in 2 variables.
#
# The rows of F are vector fields; a law is a polynomial whose derivatives along all of them are
# zero. "laws" is a basis of those up to the degree, exact; "independent" is the rank of their
# differentials and "words" are brackets of the fields, ended by zeros, that are linearly
# independent, both at the point modulo the prime. If the rank and the number of words add up to
# the number of variables, it is proved that every law is locally a function of these.
#
# References:
#   S. Marcotte, R. Gribonval, G. Peyre: Abide by the Law and Follow the Flow: Conservation
#   Laws for Gradient Flows, NeurIPS 2023, arXiv:2307.00144
#   S. Marcotte, R. Gribonval, G. Peyre: Keep the Momentum: Conservation Laws beyond
#   Euclidean Gradient Flows, ICML 2024, arXiv:2405.12888
#
# How to run:  sage FILE, or python FILE where the wheel passagemath-singular is installed.
# The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
#
# Names:
#   nv0 = quagga
#   nv1 = zebra
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


# lie: the values at a point of the Lie algebra that vector fields over GF(p) generate.
#
# [X, Y] = DY X - DX Y needs only the derivative of Y along X, the coefficient of t in Y(x + t X(x))
# modulo t^2, and nested brackets need one such t for each level. By Jacobi's identity the brackets
# [X_i, [X_j, ... X_k]] span the Lie algebra. At a generic point a level that adds nothing is the
# last one: the brackets so far are then closed under brackets with the fields.

DEEPEST_BRACKETS = 7


def bracket_values(fields, point, combinations):
    """[Z_1, [Z_2, ... Y]] at the point for all fields Y, Z_i the combination c_i of the fields.

    The fields are polynomials in the coordinates and in further variables, the infinitesimals t.
    """
    T = fields[0][0].parent()
    infinitesimals = T.gens()[len(point) :]
    squares = [t**2 for t in infinitesimals]

    def at(x, F):
        return [T(f(*x, *infinitesimals)).reduce(squares) for f in F]

    def values(x, level):
        if level == len(combinations):
            return [at(x, Y) for Y in fields]
        t = infinitesimals[level]
        Z = [sum(c * f for c, f in zip(combinations[level], column)) for column in zip(*fields)]
        along = values([a + t * b for a, b in zip(x, at(x, Z))], level + 1)
        brackets = []
        for Y in along:
            back = at([a + t * b.subs({t: 0}) for a, b in zip(x, Y)], Z)
            brackets.append([b.derivative(t) - c.derivative(t) for b, c in zip(Y, back)])
        return brackets

    return values([T(a) for a in point], 0)


def bracket_basis(fields, point):
    """(words, levels, ended): brackets whose values at the point are a basis of all.

    A word lists the numbers of its fields, counted from one; levels are the dimensions after each
    level, ended is whether one more level of random combinations added nothing.
    """
    kk, n = point[0].parent(), len(point)
    T = polynomial_ring(kk, n + DEEPEST_BRACKETS)
    jets = [[T(f(*T.gens()[:n])) for f in F] for F in fields]

    def independent(rows):
        return list(matrix(kk, len(rows), n, rows).pivot_rows())

    def dimension_with(rows, level):
        """By random combinations, until they add nothing."""
        while True:
            reached = len(rows)
            some = [[kk.random_element() for _ in fields] for _ in range(level)]
            rows = rows + bracket_values(jets, point, some)
            rows = [rows[i] for i in independent(rows)]
            if len(rows) == reached or level == 0:
                return len(rows)

    words, levels, rows = [], [], []
    for level in range(DEEPEST_BRACKETS + 1):
        goal = dimension_with(rows, level)
        if goal == len(words):
            return words, levels, True
        while len(words) < goal:
            prefix = [ZZ.random_element(len(fields)) for _ in range(level)]
            units = [[kk(i == j) for i in range(len(fields))] for j in prefix]
            found = rows + bracket_values(jets, point, units)
            fresh = [i for i in independent(found) if i >= len(rows)]
            words += [[j + 1 for j in prefix] + [i - len(rows) + 1] for i in fresh]
            rows += [found[i] for i in fresh]
        levels.append(len(words))
        if len(words) == n:
            break
    return words, levels, False


# conservation: the polynomials that are constant along vector fields.
#
# A polynomial up to a degree is a law if its derivatives vanish: linear equations for its
# coefficients. They fall apart along every grading for which all fields are homogeneous, the finest
# of which is read off the exponents.


def finest_grading(fields):
    """The weight of a monomial, as a function of its exponents.

    A field is homogeneous if all its terms x^a d/dx_i have the same weight, that of a - e_i. So the
    finest grading is by the group ZZ^n / L, where L is spanned by the differences of such vectors
    of one field. A vector has one remainder modulo the rows of the Hermite normal form of L.
    """
    n = len(fields[0])
    vectors = ZZ**n
    differences = []
    for F in fields:
        weights = [
            vectors(list(a)) - e for f, e in zip(F, vectors.basis()) for a in f.exponents()
        ]
        differences += [a - b for b in weights[:1] for a in weights]
    L = matrix(ZZ, len(differences), n, differences).hermite_form(include_zero_rows=False)
    steps = list(zip(L.pivots(), L.rows()))

    def weight(exponents):
        a = vectors(list(exponents))
        for j, row in steps:
            a -= (a[j] // row[j]) * row
        return tuple(a)

    return weight


def polynomial_laws(R, fields, degree):
    """A basis of the laws without constant term: exact, by rising degree."""
    weight = finest_grading(fields)
    pieces = {}
    for m in monomials_up_to(R, degree)[:-1]:
        pieces.setdefault(weight(m.exponents()[0]), []).append(m)
    laws = []
    for monomials in pieces.values():
        derivatives = [
            {
                (r, a): c
                for r, F in enumerate(fields)
                for a, c in derivative_along(F, m).dict().items()
            }
            for m in monomials
        ]
        laws += [combination(c, monomials) for c in linear_relations(QQ, derivatives)]
    return sorted(laws, key=lambda f: f.degree())


def conservation_fields(R, fields, degree, prime):
    """Fields of the answer; the ranks are modulo a prime, at a random point."""
    laws = polynomial_laws(R, fields, degree)
    kk = GF(prime)
    point = [kk.random_element() for _ in R.gens()]
    words, levels, ended = bracket_basis([[f.change_ring(kk) for f in F] for F in fields], point)
    gradients = [[f.change_ring(kk)(*point) for f in g.gradient()] for g in laws]
    return [
        ("laws", (R, laws)),
        ("dimensions", [sum(g.degree() == e for g in laws) for e in range(1, degree + 1)]),
        ("independent", matrix(kk, len(laws), R.ngens(), gradients).rank()),
        ("prime", prime),
        ("point", point),
        ("words", [i for word in words for i in word + [0]]),
        ("levels", levels),
        ("ended", ended),
    ]


# The problem --------------------------------------------------------------
R = polynomial_ring(QQ, ["nv%d" % i for i in range(2)])
(nv0, nv1,) = R.gens()
F = matrix(R, [
    [nv0*nv1, -nv1**2]])
set_random_seed(1)
report = conservation_fields(R, F.rows(), 2, 32003)
write_answer("conservation-laws", report)
