# The critical points of a linear convolutional network, by definition
#
# Here: census of critical points of the convolutional network with filters 2, 2 in the weighted
#   metric.
#
# The polynomials whose roots have given multiplicities, by equations over QQ; the ED degree of
# each such variety, at two random data that must agree.
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


# finite: the algebra of finitely many solutions, by matrices of multiplication.
#
# The standard monomials are a basis. A monomial in commuting matrices is one of a degree less times
# a matrix, so all of one degree with the same first variable need one product of large matrices.
# These are matrices of PARI, whose products and ranks modulo a prime are fast in every Sage.

from collections import namedtuple
from itertools import groupby

from sage.libs.pari import pari
from sage.libs.singular.function_factory import ff


class FiniteAlgebra(namedtuple("FiniteAlgebra", "standard times")):
    """The exponents of the standard monomials, by degrees, and the matrices of multiplication by
    the variables; None for the first variable where no standard monomial has it."""

    @property
    def one(self):
        return pari.matid(len(self.standard)).vecextract([1])


def first_variable(e):
    return next(i for i, power in enumerate(e) if power)


def lowered(e):
    """The exponents of a monomial divided by its first variable."""
    i = first_variable(e)
    return e[:i] + (e[i] - 1,) + e[i + 1:]


def by_degrees(exponents):
    """Sorted by degrees, and in a degree by the first variables."""
    return sorted(exponents, key=lambda e: (-sum(e), e), reverse=True)


def finite_algebra(I):
    """From the Groebner basis of an ideal of dimension zero in a graded order."""
    S, is_standard = I.ring(), {I: {"isSB": 1}}
    basis = ff.kbase(I, attributes=is_standard)
    exponents = {tuple(b.exponents()[0]): b for b in basis}
    standard, n = by_degrees(exponents), len(basis)
    place = {exponents[e]: i for i, e in enumerate(standard)}
    variables = list(enumerate(S.gens()))
    if not any(e[0] for e in standard):
        variables = variables[1:]
    products = {i: [x * exponents[e] for e in standard] for i, x in variables}
    border = list({m: None for row in products.values() for m in row if m not in place})
    forms = ff.reduce(S.ideal(border), I, attributes=is_standard)
    entries = {(place[b], c): a for c, f in enumerate(forms, n)
               for a, b in zip(f.coefficients(), f.monomials())}
    entries.update(((i, i), 1) for i in range(n))
    N = pari(matrix(S.base_ring(), n, n + len(border), entries, sparse=False))
    place.update((m, c) for c, m in enumerate(border, n))
    times = [N.vecextract([place[m] + 1 for m in products[i]]) if i in products else None
             for i in range(S.ngens())]
    return FiniteAlgebra(standard, times)


def powers_by_degrees(x, exponents, V):
    """For each degree the exponents e, and the columns of x^e V for all of them, for matrices x
    that commute; also for the monomials on the way to them."""
    needed = set(exponents)
    for k in range(max(map(sum, needed)), 0, -1):
        needed |= {lowered(e) for e in needed if sum(e) == k}
    width, level, powers = len(V), [], V
    for _, group in groupby(by_degrees(needed), sum):
        first = {e: width * i + 1 for i, e in enumerate(level)}
        level = list(group)
        if first:
            parts = [(x[i], [first[lowered(e)] + j for e in part for j in range(width)])
                     for i, part in groupby(level, first_variable)]
            powers = pari.matconcat([x_i * powers.vecextract(columns) for x_i, columns in parts])
        yield level, powers


def combined_powers(x, V, terms):
    """The sum of x^e V terms[e] over exponents e, for matrices x that commute."""
    zero = 0 * next(iter(terms.values()))
    return sum(powers * pari(matrix([row for e in level for row in terms.get(e, zero).rows()]))
               for level, powers in powers_by_degrees(x, terms, V))


def evaluated_on(A, f):
    """The coordinates of a polynomial in all variables but the first."""
    kk = f.base_ring()
    terms = {tuple(e): matrix(kk, 1, 1, [c]) for e, c in f.dict().items()}
    return combined_powers(A.times[1:], A.one, terms)


def multiplication(A, v):
    """The matrix of multiplication by an element with given coordinates."""
    return pari.matconcat([powers for _, powers in powers_by_degrees(A.times, A.standard, v)])


def count_nonzero(A, v):
    """How many solutions, each as often as it counts, are left without the zeros of an element:
    multiplication by it is nilpotent at its zeros."""
    M = multiplication(A, v)
    before, now = len(A.standard), M.matrank()
    while now < before:
        M = M * M
        before, now = now, M.matrank()
    return int(now)


# learning: critical points of the square loss of a network, in its weights.
#
# A network is a list phi of functions' coefficients, and a gauge: the "blocks", matrices of weights
# (a row of a layer before a power, a filter, a whole matrix of a linear network); lists of
# polynomials that do not vanish together unless the network is a smaller one, such as the minors
# of two rows, which keep neurons "apart", and the weights of what is "outgoing" from one; and the
# "scale", the weights of the last layer, if phi is linear in them and only they make it zero. A
# base change of a block on the left is made up for by later layers, so each function has weights
# with B L = 1 for every block B and a general matrix L: a chart modulo these symmetries. The last
# layer is v / t with a general linear form of v equal to one; the equations are linear in t. Of a
# rational map phi are the numerators, and the gauge has their "denominator". Where that leaves
# fibres of positive dimension, some weights are set to general constants, so that as many are left
# as the dimension of the image and the restricted map still dominates it.
#
# Critical weights where the derivative has full rank fill whole generic fibres over a generic
# datum, and each counts once. The others depend on the parametrisation: spurious ones. Kept out
# are the weights of smaller networks, which often have infinitely many.

from itertools import combinations

from sage.misc.misc_c import prod


def random_combination(polynomials):
    """A random one, or zero if there are none."""
    if not polynomials:
        return 0
    kk = polynomials[0].parent().base_ring()
    return sum(c * f for c, f in zip(random_numbers(kk, len(polynomials)), polynomials))


def solutions_where(equations, units):
    """The ideal of the solutions where no factor vanishes (Rabinowitsch), with another variable
    in front; their dimension and number."""
    R = equations[0].parent()
    S = polynomial_ring(R.base_ring(), R.ngens() + 1)
    in_S = R.hom(S.gens()[1:], S)
    I = S.ideal([in_S(f) for f in equations] + [1 - S.gen(0) * prod(map(in_S, units))])
    basis = I.ring().ideal(groebner(I))
    return basis, *dimension_and_degree(basis)


def restricted_chart(R, gauge):
    """The images of the weights on the chart, and t, which is one without a scale, in a ring whose
    first variable is t."""
    blocks = gauge["blocks"] + ([[gauge["scale"]]] if gauge["scale"] else [])
    fixed = [w for B in blocks for row in B for w in row[:len(B)]]
    free = [w for w in R.gens() if w not in fixed]
    S = polynomial_ring(R.base_ring(), len(free) + 1)
    image = dict(zip(free, S.gens()[1:]))
    for B in blocks:
        k, n = len(B), len(B[0])
        F = matrix(S, k, n - k, [image[w] for row in B for w in row[k:]])
        L = matrix(S, n - k, k, random_numbers(R.base_ring(), (n - k) * k))
        for row, values in zip(B, matrix.identity(S, k) - F * L):
            image.update(zip(row[:k], values))
    return [image[w] for w in R.gens()], S.gen(0) if gauge["scale"] else S.one()


def rows_that_count(M):
    """Independent rows of a matrix: the first, then those at the end first."""
    order = [0] + list(range(M.nrows() - 1, 0, -1))
    return sorted(order[i] for i in M.matrix_from_rows(order).pivot_rows())


def divided_by(f, units):
    for g in units:
        while f != 0 and g.divides(f):
            f = f // g
    return f


def determinant_on(A, J):
    """The determinant of a square matrix as an element of an algebra: the columns of D are the
    minors of the first rows, expanded along the last of them."""
    D, kk = A.one, J.base_ring().base_ring()
    for k, row in enumerate(J.rows()):
        smaller = {s: i for i, s in enumerate(combinations(range(J.ncols()), k))}
        larger = list(combinations(range(J.ncols()), k + 1))
        V = {}
        for column, s in enumerate(larger):
            for i, j in enumerate(s):
                for e, c in row[j].dict().items():
                    M = V.setdefault(tuple(e), matrix(kk, len(smaller), len(larger)))
                    M[smaller[s[:i] + s[i + 1:]], column] = (-1)**(k - i) * c
        D = combined_powers(A.times[1:], D, V)
    return D


def count_full_rank(A, J):
    """The number of finitely many solutions at which J has full rank, each as often as it counts:
    at the others the determinant of J, with its columns mixed, is zero."""
    kk, d = J.base_ring().base_ring(), J.nrows()
    mixed = J * matrix(J.base_ring(), J.ncols(), d, random_numbers(kk, J.ncols() * d))
    return count_nonzero(A, determinant_on(A, mixed))


def of_full_rank(I, J):
    """(dimension, number) of those at which J has full rank."""
    S, d = I.ring(), J.nrows()
    in_S = J.base_ring().hom(S.gens()[1:], S)
    mixing = matrix(S, J.ncols(), d, random_numbers(S.base_ring(), J.ncols() * d))
    minor = I.reduce((J.apply_map(in_S) * mixing).det())
    return solutions_where(list(I.gens()), [minor])[1:]


def solutions_of(equations, needed, others):
    """Also their algebra, None if they are not finitely many. The factors without which there are
    finitely many solutions are tried first."""
    def with_algebra(I, dimension, count):
        return I, dimension, count, finite_algebra(I) if dimension == 0 else None

    found = I, dimension, count, A = with_algebra(*solutions_where(equations, needed))
    in_S = equations[0].parent().hom(I.ring().gens()[1:], I.ring())

    def is_unit(f):
        if dimension == 0:
            return count_nonzero(A, evaluated_on(A, f)) == count
        return (I + I.ring().ideal(in_S(f))).is_one()

    if all(map(is_unit, others)):
        return found
    return with_algebra(*solutions_where(equations, needed + others))


def with_inverses(psi, q):
    """The quotients psi / q as polynomials, in a ring with a variable s for the inverse of each
    factor g of q in front; the equations s g = 1; the derivatives by the other variables, of s by
    -s^2 dg. Over one denominator the equations of critical points have many times the degree."""
    Q = q.parent()
    powers = [] if q.is_constant() else list(q.factor())
    unit, m = q // prod(g**e for g, e in powers), len(powers)
    R = polynomial_ring(Q.base_ring(), m + Q.ngens()) if powers else Q
    in_R = Q.hom(R.gens()[m:], R)

    def lowest(f):
        term = R(1 / unit.constant_coefficient())
        for s, (g, e) in zip(R.gens(), powers):
            while e > 0 and g.divides(f):
                f, e = f // g, e - 1
            term = term * s**e
        return term * in_R(f)

    psi = [lowest(f) for f in psi]
    factors = [in_R(g) for g, _ in powers]

    def slope(f, v):
        return f.derivative(v) - sum(s**2 * g.derivative(v) * f.derivative(s)
                                     for s, g in zip(R.gens(), factors))

    J = matrix(R, [[slope(f, v) for f in psi] for v in R.gens()[m:]])
    return psi, [s * g - 1 for s, g in zip(R.gens(), factors)], J


def critical_weights(phi, gauge, W, u):
    """The fields of an answer, for a form W and a datum: of functions where the derivative has full
    rank, of all weights, the number of points of a generic fibre, the rank of the derivative."""
    return critical_weights_in_chart(phi, gauge, W, u)[0]


def critical_weights_in_chart(phi, gauge, W, u):
    """These fields, and the weights: the algebra of solutions, whose first variable is one more
    than those of the others; the derivative, the map and its scale t, in the chart.

    On functions phi(v) / t the residue W (phi(v) - t u) is multiplied by t, and so are the
    derivatives.
    """
    R = phi[0].parent()
    kk = R.base_ring()
    weights, t = restricted_chart(R, gauge)
    S, scaled = t.parent(), not t.is_constant()
    chart = R.hom(weights, S)
    psi, q = [chart(f) for f in phi], chart(R(gauge.get("denominator", 1)))
    J = differential_of(psi, S.one() if scaled else q)
    if scaled:
        J = matrix(S, [psi, *J.rows()[1:]])
    point = random_numbers(kk, S.ngens())
    kept = rows_that_count(J.apply_map(S.hom(point, kk)))
    d = len(kept)
    is_finite = d == S.ngens() - (0 if scaled else 1)
    Q = polynomial_ring(kk, d)
    places = dict(zip(kept, Q.gens()))
    restricted = S.hom([places.get(i, Q(c)) for i, c in enumerate(point)], Q)
    numerators, below, over = [restricted(f) for f in psi], restricted(q), restricted(t)
    psi, inverses, J = with_inverses(numerators, below)
    in_inverses = Q.hom(J.base_ring().gens()[len(inverses):], J.base_ring())
    t = in_inverses(over)
    if scaled:
        J = matrix([psi, *J.rows()[1:]])

    def factors(lists):
        found = [in_inverses(restricted(chart(R(random_combination(F))))) for F in lists]
        return [f for f in found if not f.is_constant()]

    needed, others = factors(gauge["apart"]), factors(gauge["outgoing"])
    residue = W * matrix([f - t * c for f, c in zip(psi, u)]).transpose()
    equations = inverses + [divided_by(f, needed + others) for f in (J * residue).list()]
    units = [] if t.is_constant() else [t]
    others = others + units
    I, dimension, count, A = solutions_of(equations, needed, others)
    pure = dimension, count
    if dimension > 0:
        pure = of_full_rank(I, J)
    elif dimension == 0:
        pure = 0, count_full_rank(A, J)
    at_point = Q.hom(random_numbers(kk, d), kk)
    same = [at_point(over) * f - t * (at_point(g) / at_point(below))
            for f, g in zip(psi, numerators)]
    fibre = solutions_where(inverses + same, units)[2]
    if fibre == 0 or pure[0] == 0 and pure[1] % fibre != 0:
        raise ValueError("expected whole fibres of %d weights, got %d in all: take another seed or "
                         "prime" % (fibre, pure[1]))
    fields = [("functions", pure[1] // fibre), ("functionsDimension", pure[0]),
              ("parameters", count),
              ("parametersDimension", dimension if is_finite else max(dimension, 1)),
              ("fibre", fibre), ("rank", d)]
    return fields, (A, J, psi, t)


# rootloci: how many critical points the distance to polynomials with multiple factors has.
#
# Polynomials s prod f^e, with given multiplicities e and exponents of the f: almost every one in
# finitely many ways up to scalings of the f. So the ED degree of their closure is the number of
# critical points of this map at which its derivative has full rank; it drops where factors have
# common ones. A monomial in several variables is a power of one that is high enough.


def polynomials_with_factors(kk, factors, positions):
    """The coefficients at the positions, and the gauge."""
    R = polynomial_ring(kk, 1 + sum(len(exponents) for _, exponents in factors))
    weights = iter(R.gens())
    scale = next(weights)
    rows = [[next(weights) for _ in exponents] for _, exponents in factors]
    T = R["T"]
    whole = T(scale)
    for (e, exponents), row in zip(factors, rows):
        whole *= sum(w * T.gen()**i for w, i in zip(row, exponents))**e
    alike = [(v, w) for i, w in enumerate(rows) for j, v in enumerate(rows[:i])
             if factors[i][1] == factors[j][1]]
    apart = [[v[i] * w[j] - v[j] * w[i] for j in range(len(w)) for i in range(j)]
             for v, w in alike]
    gauge = {"blocks": [[row] for row in rows], "apart": apart, "outgoing": [], "scale": [scale]}
    return [whole[i] for i in positions], gauge


def census_degrees(kk, strata, positions, W):
    """The number of critical points over a random datum, for each stratum."""
    found = []
    for factors in strata:
        phi, gauge = polynomials_with_factors(kk, factors, positions)
        fields = dict(critical_weights(phi, gauge, W, random_numbers(kk, len(positions))))
        if fields["functionsDimension"] > 0:
            raise ValueError("expected finitely many critical points: take another seed or prime")
        found.append(fields["functions"])
    return found


# definition: what the textbook defines, as literally and slowly as it stands, over QQ: components
# by decomposition, regular points by saturation, images by elimination. On small inputs the clever
# methods of the other files are held against it.


def given_ideal(V):
    """As it is given, the minors of the matrices of bounded rank, or by elimination from the
    graph of a parametrisation, where its denominators are not zero."""
    if is_matrix_variety(V):
        S = polynomial_ring(QQ, ambient_dimension(V))
        return S.ideal(V.matrix(S.gens()).minors(V.rank + 1))
    if not isinstance(V, list):
        return V
    F, S = V[0].parent(), polynomial_ring(QQ, len(V))
    R = F.ring() if F.is_field() else F
    T = polynomial_ring(QQ, R.ngens() + len(V))
    parameters, x = T.gens()[:R.ngens()], T.gens()[R.ngens():]
    at = R.hom(parameters, T)
    below = [at(R(f.denominator())) for f in V]
    graph = T.ideal([a * q - at(R(f * f.denominator())) for a, q, f in zip(x, below, V)])
    for q in below:
        graph = graph.saturation(T.ideal(q))[0]
    in_S = [S.zero()] * R.ngens() + list(S.gens())
    return S.ideal([g(*in_S) for g in graph.elimination_ideal(list(parameters)).gens()])


def codimension_of(I):
    return I.ring().ngens() - I.dimension()


def all_components(V):
    """The prime ideals of the components."""
    I = given_ideal(V)
    if I.is_one():
        return []
    return [I] if I.is_zero() else I.minimal_associated_primes()


def largest_components(V):
    """Those of the largest dimension."""
    found = all_components(V)
    return [P for P in found if P.dimension() == max(Q.dimension() for Q in found)]


def decided_by_decomposition(I):
    """What the components say of equations, as fields of an answer.

    Primary components of the largest dimension add up to the degree, and are prime if the degrees
    of the primes do, too.
    """
    found, largest = all_components(I), largest_components(I)
    if not found:
        return [("assumes-points", "fails, the variety is empty")]
    d, degree = dimension_and_degree(I)
    is_reduced = degree == sum(dimension_and_degree(P)[1] for P in largest)
    fields = [("assumes-points", "proved"),
              ("assumes-reduced", "proved" if is_reduced
               else "fails, the primes of the components were taken"),
              ("assumes-equidimensional", "proved" if len(largest) == len(found)
               else "fails, components of dimension %d are the largest" % d)]
    if len([f for f in I.gens() if f != 0]) == I.ring().ngens() - d:
        fields.append(("assumes-complete-intersection", "proved"))
    return fields


def normal_pairs(P, x, n):
    """Pairs of a regular point x of an irreducible variety and a vector n that is normal there: a
    combination of the gradients. Closed, so that over singular points there are limits."""
    return normality(P, x, n).saturation(singular_points(P, x))[0]


def gradients(P, x):
    """The equations at x, and the rows of their derivatives there."""
    at = P.ring().hom(x, x[0].parent())
    rows = [[at(f.derivative(v)) for v in P.ring().gens()] for f in P.gens()]
    return [at(f) for f in P.gens()], matrix(x[0].parent(), rows)


def normality(P, x, n):
    """x is on the zeros of a radical ideal, and the vector n is a combination of the gradients or x
    is singular."""
    given, J = gradients(P, x)
    bordered = matrix(x[0].parent(), [n]).stack(J)
    return x[0].parent().ideal(given + bordered.minors(codimension_of(P) + 1))


def singular_points(P, x):
    given, J = gradients(P, x)
    T = x[0].parent()
    return T.ideal(T.ideal(given + J.minors(codimension_of(P))).groebner_basis())


def different_points(I):
    """(dimension, number of different points); (-1, 0) if there are none."""
    if I.is_one():
        return -1, 0
    d = I.dimension()
    return d, 0 if d > 0 else I.radical().vector_space_dimension()


def critical_points_over(P, W, u):
    """Of the squared distance (x - u) W (x - u)^t: W(x - u) is normal at x (Draisma, Horobet,
    Ottaviani, Sturmfels, Thomas 2016, section 2)."""
    x = P.ring().gens()
    residue = matrix([[a - b for a, b in zip(x, u)]]) * W
    return normal_pairs(P, x, residue.list())


TWO_DATA_AGREE = ("assumes-general-datum", "holds modulo p, two random data agree")


def agreed(found):
    """What two random choices agree on; else one of them was special."""
    first, second = found(), found()
    if first != second:
        raise ValueError("expected the same at two random data, got %s and %s: take another seed"
                         % (first, second))
    return first


def random_integers(n):
    return [ZZ.random_element(-100, 100) for _ in range(n)]


def ed_degree_by_definition(V, metric):
    """(dimension, number) of the critical points over a random datum, on the components of largest
    dimension together, in a metric that a function gives."""
    components = largest_components(V)

    def over_a_datum():
        W = metric()
        u = random_integers(W.nrows())
        found = [different_points(critical_points_over(P, W, u)) for P in components]
        return max([d for d, _ in found], default=-1), sum(count for _, count in found)

    return agreed(over_a_datum)


def random_symmetric(n):
    """A generic quadratic form."""
    A = matrix(QQ, n, n, random_integers(n * n))
    return A + A.transpose()


def correspondence_by_definition(V, W):
    """The pairs (x, u) such that x is critical for the distance to u: over each component the
    closure of those with a regular x (Draisma and others, section 4)."""
    N = W.nrows()
    T = polynomial_ring(QQ, 2 * N)
    x, u = T.gens()[:N], T.gens()[N:]
    residue = (matrix([[b - a for a, b in zip(x, u)]]) * W).list()
    pairs = T.ideal(1)
    for P in all_components(V):
        pairs = pairs.intersection(normal_pairs(P, x, residue))
    return pairs


def polar_degrees_by_definition(V):
    """How many pairs (x, y) of a point of the projective closure and a tangent hyperplane lie on
    random hyperplanes, as many for x as are left by those for y. Zeros are left out at both ends.
    """
    conormals = []
    for P in all_components(V):
        N = P.ring().ngens()
        S, T = polynomial_ring(QQ, N + 1), polynomial_ring(QQ, 2 * N + 2)
        in_S = P.ring().hom(S.gens()[:N], S)
        closure = S.ideal([in_S(f).homogenize(S.gen(N)) for f in P.groebner_basis()])
        conormals.append(normal_pairs(closure, T.gens()[:N + 1], T.gens()[N + 1:]))
    if not conormals:
        return []

    def count(C, i):
        x, y = C.ring().gens()[:N + 1], C.ring().gens()[N + 1:]

        def form(v):
            return sum(a * b for a, b in zip(v, random_integers(N + 1)))

        cuts = [form(x) for _ in range(i)] + [form(y) for _ in range(N - 1 - i)]
        return different_points(C + C.ring().ideal([1 - form(x), 1 - form(y), *cuts]))[1]

    degrees = agreed(lambda: [sum(count(C, i) for C in conormals) for i in range(N)])
    nonzero = [i for i, d in enumerate(degrees) if d]
    return degrees[nonzero[0]:nonzero[-1] + 1]


# The problem --------------------------------------------------------------
kk = QQ
set_random_seed(1)
strata = [[[1, [0, 1, 2]]], [[2, [0, 1]]]]
positions = [0, 1, 2]


def form():
    return diagonal_metric(kk, [1, QQ(1)/2, 3])


degrees = []
for factors in strata:
    phi, _ = polynomials_with_factors(kk, factors, positions)
    degrees.append(ed_degree_by_definition(phi, form)[1])
write_answer("critical-census", [("degrees", degrees), TWO_DATA_AGREE])
