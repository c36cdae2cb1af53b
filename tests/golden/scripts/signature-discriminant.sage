# The signature discriminant
#
# Here: signature discriminant of the zero set of 4*quagga^2 + zebra^2 - 4 in the Frobenius
#   metric.
#
# The data u over which two critical points of (x - u) W (x - u)^t meet: at points of the variety,
# where the covering of the space of data folds, or at infinity.
# By elimination over the rational numbers.
#
# References:
#   J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance
#   degree of an algebraic variety, Found. Comput. Math. 16 (2016) 99-149, section 7
#   C. Trifogli: Focal loci of algebraic hypersurfaces: a general theory, Geom. Dedicata 70
#   (1998) 1-26
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


# jacobian: as many equations as the codimension, and their derivatives.


def codimension(I):
    return I.ring().ngens() - dimension_and_degree(I)[0]


def complete_intersection(I):
    """The ideal of c elements of I, its codimension: of its generators if these are so many,
    otherwise of random combinations of them."""
    kk, c = I.ring().base_ring(), codimension(I)
    if I.ngens() == c:
        return I
    return I.ring().ideal((matrix([random_numbers(kk, I.ngens()) for _ in range(c)])
                           * matrix([[f] for f in I.gens()])).list())


def general_jacobian(I, x):
    """The Jacobian matrix of c elements of I, its codimension, at x.

    They span the conormal space at a general point of each reduced component of codimension c.
    """
    return jacobian_matrix(complete_intersection(I), x)


def jacobian_matrix(I, x):
    """That of the generators, where the variables of their ring become x."""
    R = I.ring()
    inS = R.hom(x, x[0].parent())
    return matrix([[inS(f.derivative(v)) for v in R.gens()] for f in I.gens()])


# critical: critical points of a squared distance on a variety, as a zero-dimensional ideal.
#
# The squared distance is (x - u) W (x - u)^t for a symmetric nonsingular matrix W. The critical
# pairs (x, u), x a regular point, form a vector bundle over the regular points, of dimension N,
# that of the space of data u (Draisma, Horobet, Ottaviani, Sturmfels, Thomas 2016, theorem 4.1).
# Two things follow. Over a generic u no x lies in a given proper closed subset of the variety, so
# a chart is enough. And equations that have also other solutions than critical points have none
# of them over a generic u, if these fill less than N dimensions: no saturation is needed. Each
# critical point then counts once, by generic smoothness, in characteristic zero and hence for all
# but finitely many primes.


def determinantal_critical_ideal(V, W, u):
    """Rank at most r, m <= n: the chart X = [1; A] B, where the gradient G = W(X - U) satisfies
    [1 A^t] G = 0 and (lower rows of G) B^t = 0.

    A solution is a triple (A, B, C), with C the lower rows of G and C B^t = 0; it determines U.
    The triples with B of rank s < r have (r - s)(n - m + r - s) dimensions less than those with
    B of rank r, which have N = mn: nothing has to be removed. For m > n this can fail (4 x 3,
    rank 1: zero solves the equations for every U), so the matrices are transposed.
    """
    m, n, r = V
    if m > n:
        flip = [i * n + j for j in range(n) for i in range(m)]
        V, W, u = Determinantal(n, m, r), W[flip, flip], [u[k] for k in flip]
        m, n = n, m
    S = polynomial_ring(W.base_ring(), (m - r) * r + r * n)
    A = matrix(S, m - r, r, S.gens()[: (m - r) * r])
    B = matrix(S, r, n, S.gens()[(m - r) * r :])
    one = matrix.identity(S, r)
    G = V.matrix(weighted_residue(W, (one.stack(A) * B).list(), u))
    lower = G.matrix_from_rows(range(r, m))
    return S.ideal((one.augment(A.transpose()) * G).list() + (lower * B.transpose()).list())


def symmetric_critical_ideal(V, W, u):
    """Symmetric, rank at most r: X = K B K^t with K = [1; A] and B symmetric, and K^t G = 0.

    The coordinates off the diagonal stand twice in the matrix, so G is half the derivative
    there, or twice it on the diagonal. The G of a pair (A, B) fill a linear space that depends
    on A alone; so all the solutions are irreducible of dimension N, and those with B of smaller
    rank are a proper closed subset.
    """
    n, r = V
    S = polynomial_ring(W.base_ring(), (n - r) * r + r * (r + 1) // 2)
    A = matrix(S, n - r, r, S.gens()[: (n - r) * r])
    B = SymmetricDeterminantal(r, r).matrix(S.gens()[(n - r) * r :])
    K = matrix.identity(S, r).stack(A)
    X = K * B * K.transpose()
    g = weighted_residue(W, [X[p] for p in V.positions], u)
    G = V.matrix([(2 // c) * f for f, c in zip(g, V.multiplicities)])
    return S.ideal((K.transpose() * G).list())


def lagrange_ideal(I, W, u):
    """Any radical ideal I of codimension c: W(x - u) = J^t l for a general Jacobian J.

    Almost everywhere on the components of codimension c it has rank c. Where it has not, and on
    smaller components, x moves in less than N - c dimensions and l in c: less than N together.
    """
    R = I.ring()
    N, c = R.ngens(), R.ngens() - dimension_and_degree(I)[0]
    S = polynomial_ring(R.base_ring(), N + c)
    x, l = S.gens()[:N], matrix(S.gens()[N:])
    inS = R.hom(x, S)
    normal = zip(weighted_residue(W, x, u), (l * general_jacobian(I, x)).list())
    return S.ideal([inS(f) for f in I.gens()] + [a - b for a, b in normal])


def critical_ideal(V, W, u):
    """For a variety of matrices or a radical ideal."""
    if isinstance(V, Determinantal):
        return determinantal_critical_ideal(V, W, u)
    if isinstance(V, SymmetricDeterminantal):
        return symmetric_critical_ideal(V, W, u)
    return lagrange_ideal(V, W, u)


def critical_count(V, W):
    """(dimension, number of critical points) over a random datum; (-1, 0) when there are none."""
    if is_empty(V):
        return -1, 0
    u = random_numbers(W.base_ring(), W.nrows())
    return dimension_and_degree(critical_ideal(V, W, u))


def agreed_critical_count(V, W):
    """The same, and what a second datum says of the first, as fields of an answer; where it would
    take longer than milliseconds, nothing."""
    if is_empty(V):
        return -1, 0, []

    def critical():
        return critical_ideal(V, W, random_numbers(W.base_ring(), W.nrows()))

    I = critical()
    found = dimension_and_degree(I)
    if ZZ.prod(max(1, f.degree()) for f in I.gens()) > 27:
        return *found, []
    agree = found == dimension_and_degree(critical())
    return *found, [("assumes-general-datum", "holds modulo p, two data agree" if agree
                     else "fails, the counts at two data differ")]


# hypersurface: equations of the hypersurfaces in images of projections, and their factors.

from sage.arith.misc import gcd


def prime_factors(f):
    """The different irreducible factors that are no constants, with integers without a common
    factor as coefficients."""
    if f.is_constant():  # Sage would factor the number
        return []
    factors = [g * g.denominator() for g, _ in f.factor()]
    return sorted(g / gcd(g.coefficients()) * g.lc().sign() for g in factors)


def hypersurface_equation(U, I):
    """Of the closure of the image of I's zeros in the space of the last variables, those of U.

    Other components of the image are smaller, so the equation is a greatest common divisor.
    """
    R = I.ring()
    others = R.ngens() - U.ngens()
    image = I.elimination_ideal(R.gens()[:others])
    in_U = R.hom([U.zero()] * others + list(U.gens()), U)
    equation = gcd([in_U(f) for f in image.gens()])
    if equation == 0:
        raise ValueError("expected finitely many critical points for almost all data")
    return equation


# points: the critical points of a linear network, counted by their zeros without solving for them.
#
# The zeros of I, if finitely many, are the points of its radical, by Seidenberg's lemma 92
# (Constructions in algebra, Trans. AMS 197, 1974): over a perfect field add to I the squarefree
# part f_i of the polynomial in the variable w_i alone that I contains.
#
# If f_i = w_i h_i, then h_i is not zero where w_i is. So w_i and h_i split the points: those with
# w_i = 0 are the zeros of I + (w_i), the others those of I + (h_i). One variable after the other
# splits the points by their patterns of zeros. An ideal that contains the radical is radical, for
# its algebra is a quotient of a product of fields: its points are counted by its degree.
#
# A hidden neuron may change the sign of all the weights that enter it and of all that leave it:
# the loss stays as it is. The orbits of these changes have as many points as there are characters
# that the nonzero weights generate.

from sage.misc.misc_c import prod


def standard_ideal(basis):
    """An ideal with the word to Singular that its generators are a Groebner basis."""
    I = basis[0].parent().ideal(basis)
    return I, {I: {"isSB": 1}}


def normal_form(f, basis):
    I, is_standard = standard_ideal(basis)
    return ff.reduce(f, I, attributes=is_standard)


def degree_of(basis):
    I, is_standard = standard_ideal(basis)
    return ff.vdim(I, attributes=is_standard)


def value_in_algebra(f, x, basis):
    """f(x) modulo an ideal, by Horner's rule."""
    value = x.parent().zero()
    for c in reversed(f.list()):
        value = normal_form(value * x + c, basis)
    return value


def squarefree_eliminants(basis):
    """For each variable the squarefree part of the polynomial in it, with its degree before."""
    I, is_standard = standard_ideal(basis)
    pairs = []
    for f in ff.finduni(I, attributes=is_standard):
        g = f.univariate_polynomial()
        pairs.append((prod(factor for factor, e in g.squarefree_decomposition()), g.degree()))
    return pairs


def split_by_zeros(basis):
    """Groebner bases of the points of each pattern: 0 where a weight vanishes, 1 where not."""
    R = basis[0].parent()
    eliminants = squarefree_eliminants(basis)
    simple = [f(x) for x, (f, degree) in zip(R.gens(), eliminants) if f.degree() < degree]
    radical = groebner(R.ideal(basis + simple)) if simple else basis
    parts = {(): radical}
    for x, (f, degree) in zip(R.gens(), eliminants):
        h = value_in_algebra(f.shift(-1) if f[0] == 0 else f, x, radical)
        split = {}
        for pattern, part in parts.items():
            if normal_form(h, part) == 0:
                split[(*pattern, 1)] = part
            elif normal_form(x, part) == 0:
                split[(*pattern, 0)] = part
            else:
                split[(*pattern, 0)] = groebner(R.ideal([*part, x]))
                split[(*pattern, 1)] = groebner(R.ideal([*part, h]))
        parts = split
    return dict(sorted(parts.items()))


def sign_characters(widths):
    """A row over GF(2) for each weight: ones at the hidden neurons at its ends."""
    layers = range(len(widths))
    neurons = [(i, k) for i in layers[1:-1] for k in range(widths[i])]
    ends = [
        {(i - 1, c), (i, r)}
        for i in layers[1:]
        for r in range(widths[i])
        for c in range(widths[i - 1])
    ]
    return matrix(GF(2), len(ends), len(neurons), [v in e for e in ends for v in neurons])


def critical_point_count(I, widths):
    """Fields of the answer: the scheme of I and, if it is finite, its points and their zeros."""
    basis = groebner(I)
    dimension, degree = monomial_dimension_and_degree(I.ring().ideal([f.lm() for f in basis]))
    fields = [("dimension", dimension), ("degree", degree)]
    if dimension != 0:
        return fields
    characters = sign_characters(widths)
    counts, orbits = {}, 0
    for pattern, part in split_by_zeros(basis).items():
        counts[pattern] = degree_of(part)
        nonzero = [k for k, entry in enumerate(pattern) if entry]
        orbits += counts[pattern] // 2 ** characters.matrix_from_rows(nonzero).rank()
    points = sum(counts.values())
    return fields + [
        ("points", points),
        ("orbits", orbits),
        ("reduced", points == degree),
        ("patternCounts", list(counts.values())),
        ("patternSupports", [entry for pattern in counts for entry in pattern]),
    ]


# values: how many values a polynomial takes on the zeros of an ideal.
#
# If there are finitely many zeros, these values are the roots of its minimal polynomial in the
# algebra modulo the ideal; and a random linear form takes different values at different zeros.


def minimal_polynomial(f, basis):
    """That of the lowest degree in f, modulo an ideal with finitely many zeros."""
    kk, powers = f.base_ring(), [f.parent().one()]
    for _ in range(degree_of(basis)):
        powers.append(normal_form(f * powers[-1], basis))
    vectors = [power.dict() for power in powers]
    places = {exponents: k for k, exponents in enumerate(set().union(*vectors))}
    entries = {(k, places[e]): c for k, v in enumerate(vectors) for e, c in v.items()}
    M = matrix(kk, len(vectors), len(places), entries, sparse=False)
    T, r = PolynomialRing(kk, "t"), M.rank()
    return T.gen() ** r - T(list(M[:r].solve_left(M.row(r))))


def squarefree_factor(f):
    return f // f.gcd(f.derivative())


def values_of(f, I):
    """The polynomial whose simple roots they are. If there are infinitely many zeros, the other
    variables are eliminated."""
    R = I.ring().change_ring(order="degrevlex")
    basis, kk = groebner(R.ideal([R(g) for g in I.gens()])), R.base_ring()
    f = R(f)
    d, degree = monomial_dimension_and_degree(R.ideal([g.lm() for g in basis]))
    T = PolynomialRing(kk, "t")
    if d < 0:
        return T.one()
    if d == 0:
        if kk.characteristic() <= degree:
            raise ValueError("expected a prime above %d: take a larger one" % degree)
        return squarefree_factor(minimal_polynomial(f, basis))
    S = polynomial_ring(kk, R.ngens() + 1)
    inS = R.hom(S.gens()[:-1], S)
    J = S.ideal([inS(g) for g in basis] + [S.gens()[-1] - inS(f)])
    *_, g = J.elimination_ideal(S.gens()[:-1]).gens()
    if g == 0:
        raise ValueError("expected finitely many values, got a continuum")
    return squarefree_factor(T(g.univariate_polynomial().list()))


def count_all_values(pairs):
    """How many values polynomials take on the zeros of ideals, together."""
    together = 1
    for f, I in pairs:
        together = values_of(f, I) * together
    return squarefree_factor(together).degree() if pairs else 0


def count_values(f, I):
    return count_all_values([(f, I)])


def random_form(kk, variables):
    return sum(c * x for c, x in zip(random_numbers(kk, len(variables)), variables))


# discriminant: the Euclidean distance discriminant, the data over which critical points meet.
#
# The critical pairs (x, u) are a finite covering over a generic datum u (Draisma, Horobet,
# Ottaviani, Sturmfels, Thomas 2016, theorem 4.1; section 7 is about the discriminant). Two points
# meet where it folds: there the equations have a tangent vector along the fibre. Or they meet at
# infinity, as they always do for the Frobenius norm and matrices of bounded rank: over data with
# a double singular value whose singular vector v has v^t v = 0. Both are hypersurfaces, or empty.
#
# Solutions that are no critical points do not come in. At singular points x the Jacobian of the
# c equations has rank below c; so these data x - W^-1 J^t l have at most N - 2 dimensions. For
# matrices and a B of rank r - 1 they have N - 1 dimensions or less, but nothing folds there: in
# the Frobenius norm the column space of X is then a simple invariant subspace of u u^t, for a
# generic u, and so for a generic metric.
#
# Data are taken in an affine space: a point and directions, one for each of the last variables of
# a ring. With a third member, a form, it is the metric that moves, on a line of forms.


def all_data(kk, N):
    return [kk.zero()] * N, matrix.identity(kk, N).rows()


def random_line(kk, N):
    return random_numbers(kk, N), [random_numbers(kk, N)]


def line_of_forms(kk, W):
    return random_numbers(kk, W.nrows()), [[kk.zero()] * W.nrows()], W


def data_ring(kk, blocks, data):
    """A ring with blocks of variables before the parameters of the data, in an order that
    eliminates the blocks; and the datum in it."""
    start, directions = data[:2]
    sizes = [n for n in [*blocks, len(directions)] if n > 0]
    order = ",".join("degrevlex(%d)" % n for n in sizes)
    T = polynomial_ring(kk, sum(sizes), order=order)
    u = [T(a) for a in start]
    for t, direction in zip(T.gens()[sum(blocks) :], directions):
        u = [a + t * b for a, b in zip(u, direction)]
    return T, u


def critical_family(V, W, x, l, u, data):
    """The critical equations over a datum u, in the ring of x, the variables of a chart or all
    coordinates, and of the multipliers l; and the equations of an ideal V that are more.

    Those of matrices are affine-linear in the datum, so that N + 1 data tell them. All are in the
    form.
    """
    if not is_matrix_variety(V):
        F, at = complete_intersection(V), V.ring().hom(x, x[0].parent())
        on = [at(f) for f in F.gens()] + ([] if F is V else [at(f) for f in V.gens()])
        normals = [sum(m * at(f.derivative(v)) for m, f in zip(l, F.gens()))
                   for v in V.ring().gens()]

    def family(form):
        if not is_matrix_variety(V):
            return on + [a - b for a, b in zip(weighted_residue(form, x, u), normals)]
        first, *steps = (over(form, datum) for datum in [[0] * N, *matrix.identity(ZZ, N).rows()])
        return [
            e + sum(a * (f - e) for a, f in zip(u, column)) for e, *column in zip(first, *steps)
        ]

    def over(form, datum):
        I = critical_ideal(V, form, list(datum))
        at = I.ring().hom(x, x[0].parent())
        return [at(f) for f in I.gens()]

    N = len(u)
    E = family(W)
    if len(data) == 2:
        return E
    t = x[0].parent().gens()[-1]
    return [a + t * (b - a) for a, b in zip(E, family(data[2]))]


def chart_size(V):
    """How many variables of a chart stay finite, those of A, how many run to infinity, those of B
    or all coordinates, and how many multipliers there are."""
    if not is_matrix_variety(V):
        return 0, V.ring().ngens(), codimension(V)
    if isinstance(V, SymmetricDeterminantal):
        return (V.size - V.rank) * V.rank, V.rank * (V.rank + 1) // 2, 0
    small, large = sorted([V.rows, V.columns])
    return (small - V.rank) * V.rank, V.rank * large, 0


def affine_chart(kk, variables):
    """Some variables are not all zero: a random form of them is one."""
    return 1 - random_form(kk, variables)


def fold_ideal(V, W, data):
    """Critical points, in the first variables, where the Jacobian J of their equations is
    degenerate: det J = 0, or for large or overdetermined systems J v = 0 with as many variables
    for a vector v as for a point."""
    kk, k = W.base_ring(), sum(chart_size(V))
    n = k - chart_size(V)[2]
    many = not is_matrix_variety(V) and V.ngens() > k - n
    many = many or (isinstance(V, SymmetricDeterminantal) and V.rank > 1)
    by_determinant = k < 7 and not many
    T, u = data_ring(kk, [k if by_determinant else 2 * k], data)
    variables = list(T.gens()[:k])
    E = critical_family(V, W, variables[:n], variables[n:], u, data)
    J = matrix([[f.derivative(v) for v in variables] for f in E])
    if by_determinant:
        return T.ideal([*E, J.det()])
    v = list(T.gens()[k : 2 * k])
    return T.ideal(E + (J * matrix(v).transpose()).list() + [affine_chart(kk, v)])


def leading_form(f, x):
    """The terms of the highest degree in the variables x."""
    places = [f.parent().gens().index(v) for v in x]
    degrees = {e: sum(e[k] for k in places) for e in f.exponents(as_ETuples=False)}
    top = max(degrees.values())
    return f.parent()({e: c for e, c in f.dict().items() if degrees[tuple(e)] == top})


def stays_finite(V, W):
    """Whether it is soon seen that no critical points run to infinity.

    If x does along a curve, while u stays, its tangent vectors are orthogonal to x - u; so its
    limit X at infinity has X^t W X = 0. There some (m_0 : l) has m_0 W X = J^t l for the terms of
    highest degree: that is why multipliers are projective here, too, for they grow without bounds
    where the closure is singular at infinity or tangent to infinity. Matrices are a cone, and
    need no multipliers.
    """
    kk, N = W.base_ring(), W.nrows()
    finite, infinite, c = chart_size(V)
    if is_matrix_variety(V):
        I = critical_ideal(V, W, [0] * N)
        J = I + affine_chart(kk, I.ring().gens()[finite:])
        return dimension_and_degree(J)[0] < 0
    T = polynomial_ring(kk, N + 1 + c)
    x, m, l = list(T.gens()[:N]), T.gen(N), T.gens()[N + 1 :]
    at = V.ring().hom(x, T)
    F, on = ([leading_form(at(f), x) for f in I.gens()] for I in (complete_intersection(V), V))
    normal = (W * matrix(x).transpose()).list()
    equations = [m * a - sum(k * f.derivative(v) for k, f in zip(l, F)) for a, v in zip(normal, x)]
    isotropic = sum(a * b for a, b in zip(x, normal))
    charts = [affine_chart(kk, x), affine_chart(kk, [m, *l])]
    return dimension_and_degree(T.ideal([*on, isotropic, *equations, *charts]))[0] < 0


def closed_family(V, W, data):
    """The elements without multipliers of the ideal of the critical equations, and the variables
    that run to infinity, those that stay finite, and the parameters of the data."""
    finite, infinite, c = chart_size(V)
    T, u = data_ring(W.base_ring(), [c, infinite, finite], data)
    l, x = T.gens()[:c], list(T.gens()[c : c + infinite])
    A = list(T.gens()[c + infinite :][:finite])
    basis = T.ideal(critical_family(V, W, [*A, *x], l, u, data)).groebner_basis("libsingular:std")
    return [f for f in basis if not set(l) & set(f.variables())], x, A


def has_no_singular_points(V):
    N, c = V.ring().ngens(), codimension(V)
    T = polynomial_ring(V.ring().base_ring(), N + c)
    x, l = list(T.gens()[:N]), T.gens()[N:]
    on = V.ring().hom(x, T)
    normal = (matrix([l]) * general_jacobian(V, x)).list()
    chart = affine_chart(T.base_ring(), l)
    return T.ideal([*(on(f) for f in V.gens()), *normal, chart]).is_one()


def singular_fold_ideal(P, W, data):
    """Singular points of a component at which the closed correspondence is not simple over the
    data: a tangent vector v is along the fibre. Before a cusp such as y^2 = x^5 points meet on
    its normal."""
    kk, N, c = W.base_ring(), W.nrows(), codimension(P)
    equations, coordinates, _ = closed_family(P, W, data)
    T, _ = data_ring(kk, [c + 2 * N], data)
    l, v, x = T.gens()[:c], T.gens()[c : c + N], list(T.gens()[c + N : c + 2 * N])
    at = coordinates[0].parent().hom([*l, *x, *T.gens()[c + 2 * N :]], T)
    tangent = [sum(a * at(f.derivative(b)) for a, b in zip(v, coordinates)) for f in equations]
    on = P.ring().hom(x, T)
    normal = (matrix([l]) * general_jacobian(P, x)).list()
    points = [at(f) for f in equations] + [on(f) for f in P.gens()]
    return T.ideal([*points, *tangent, *normal, affine_chart(kk, l), affine_chart(kk, v)])


def fold_ideals(V, W, data):
    """All of which the data are folds; few varieties have any at singular points, which a line
    tells."""
    if is_empty(V):
        return []
    found = [fold_ideal(V, W, data)]
    if is_matrix_variety(V) or has_no_singular_points(V):
        return found
    kk, c = W.base_ring(), codimension(V)
    for P in V.minimal_associated_primes():
        if codimension(P) != c or has_no_singular_points(P):
            continue
        if len(data[1]) > 1 and kk.characteristic() > 0:
            line = singular_fold_ideal(P, W, random_line(kk, W.nrows()))
            if count_values(line.ring().gens()[-1], line) == 0:
                continue
        found.append(singular_fold_ideal(P, W, data))
    return found


def infinity_ideals(V, W, data):
    """Points at infinity: the limits of critical points, of which the terms of highest degree
    vanish.

    For all elements of the ideal these are found in an order that begins with this degree; the
    multipliers are eliminated before.
    """
    kk = W.base_ring()
    if is_empty(V) or stays_finite(V, W):
        return []
    equations, x, _ = closed_family(V, W, data)
    T = x[0].parent()
    l = T.gens()[: T.gens().index(x[0])]
    return [T.ideal([*(leading_form(f, x) for f in equations), affine_chart(kk, x), *l])]


def image_ideal(phi):
    """The equations of the closure of the image of a map, a list."""
    p, q = rational_map(phi)
    R = q.parent()
    S, k = polynomial_ring(R.base_ring(), len(phi)), R.ngens() + (0 if q.is_one() else 1)
    T = polynomial_ring(R.base_ring(), k + len(phi))
    parameters, x = T.gens()[:k], T.gens()[k:]
    inT = R.hom(parameters[:R.ngens()], T)
    inverse = T.one() if q.is_one() else parameters[-1]
    graph = [y - inverse * inT(f) for y, f in zip(x, p)] + [1 - inverse * inT(q)]
    inS = T.hom([S.zero()] * k + list(S.gens()), S)
    I = S.ideal([inS(g) for g in T.ideal(graph).elimination_ideal(parameters).gens()])
    if I.is_zero():
        raise ValueError("expected a variety smaller than its space, got a map onto all of it")
    return I


def ed_discriminant_degrees(V, W):
    """Of the folds, of the part at infinity, and of what they have in common: the numbers of points
    on a random line."""
    data = random_line(W.base_ring(), W.nrows())
    folds, infinity = ([(I.ring().gens()[-1], I) for I in part(V, W, data)]
                       for part in (fold_ideals, infinity_ideals))
    counts = [count_all_values(part) for part in (folds, infinity)]
    return counts + [sum(counts) - count_all_values(folds + infinity) if all(counts) else 0]


def discriminant_metric_degree(V, W, other, at_infinity):
    """The number of forms on the line of two over which points meet, for one datum: also at
    infinity, if they do so on a line of data.

    Those that are found for another datum, too, do not count, for there single points run to
    infinity for all data, or the form is degenerate.
    """
    def on_line(line):
        found = [fold_ideal(V, W, line)] + (infinity_ideals(V, W, line) if at_infinity else [])
        return [(I.ring().gens()[-1], I) for I in found]

    here, there = (on_line(line_of_forms(W.base_ring(), other)) for _ in range(2))
    return count_all_values(here + there) - count_all_values(there)


def equation_of(U, ideals):
    """Of all hypersurfaces in the images."""
    return prod([hypersurface_equation(U, I) for I in ideals], U.one())


def ed_discriminant(V, W):
    """The irreducible factors of both parts."""
    U = polynomial_ring(W.base_ring(), W.nrows())
    data = all_data(W.base_ring(), W.nrows())
    return [(U, prime_factors(equation_of(U, part(V, W, data))))
            for part in (fold_ideals, infinity_ideals)]


# assumptions: what the methods presuppose of the equations of a variety, decided and used.
#
# All is decided modulo a prime, at random. An assumption is a field of the answer: its name, and
# how far it is known, with what is said of it after a comma.


def is_squarefree(f):
    """A multiple factor is one on a line, too, on which f keeps its degree: True is proved."""
    R = f.parent()
    t, kk = R.gen(0), R.base_ring()
    line = zip(random_numbers(kk, R.ngens()), random_numbers(kk, R.ngens()))
    g = R.hom([a + b * t for a, b in line], R)(f)
    return g.degree() == f.degree() and g.gcd(g.derivative(t)).is_constant()


def squarefree_part(f):
    return f if f.is_constant() or is_squarefree(f) else f.factor().radical_value()


def modular_copy(I, bound):
    """Modulo a prime that divides no coefficient and no denominator, below a given number."""
    numbers = [c.numerator() * c.denominator() for f in I.gens() for c in f.coefficients()]
    p = ZZ(bound).previous_prime()
    while any(a % p == 0 for a in numbers):
        p = p.previous_prime()
    return I.change_ring(polynomial_ring(GF(p), I.ring().ngens()))


def decision_copy(I):
    """Modulo the largest prime below 32004 at which there still are points, if over QQ."""
    R = I.ring()
    if R.characteristic() > 0:
        return I.change_ring(polynomial_ring(R.base_ring(), R.ngens()))
    K = modular_copy(I, 32004)
    while K.is_one() and not I.is_one():
        K = modular_copy(I, K.ring().characteristic())
    return K


def linear_forms(kk, variables, n):
    return [sum(c * x for c, x in zip(random_numbers(kk, len(variables)), variables))
            for _ in range(n)]


def is_generically_reduced(I, c):
    """A random linear space of dimension c meets the components of codimension c at general
    points, and no others. The points are simple if no vector v with l(v) = 1 is tangent, for a
    random linear form l. The space is a graph over its first c coordinates."""
    kk, N = I.ring().base_ring(), I.ring().ngens()
    S = polynomial_ring(kk, 2 * c)
    s, v = S.gens()[:c], S.gens()[c:]
    forms = zip(random_numbers(kk, N - c), linear_forms(kk, s, N - c))
    at = I.ring().hom([*s, *(a + f for a, f in forms)], S)
    points = [at(f) for f in I.gens()]
    tangent = [sum(g.derivative(x) * y for x, y in zip(s, v)) for g in points]
    return S.ideal([*points, *tangent, 1 - linear_forms(kk, v, 1)[0]]).is_one()


def is_cohen_macaulay(basis, c, degree):
    """A Cohen-Macaulay ring has neither embedded components nor such of smaller dimension.

    That of the cone over the projective closure is one if and only if its length modulo as many
    random linear forms as its dimension is its degree (Bruns, Herzog: Cohen-Macaulay rings,
    4.7.11).
    """
    kk, N = basis[0].base_ring(), basis[0].parent().ngens()
    S = polynomial_ring(kk, c)
    forms = linear_forms(kk, S.gens(), N + 1 - c)
    *x, h = [*S.gens(), *forms]

    def cone(f):
        d, at = f.degree(), f.parent().hom(x, S)
        return sum(a * at(m) * h ** (d - m.degree()) for a, m in f)

    return dimension_and_degree(S.ideal([cone(f) for f in basis])) == (0, degree)


def has_smaller_component(I, c):
    """The Jacobian has rank at most c at each point of a component of codimension c or less, whose
    tangent vectors it annihilates, and rank k at general points of one of codimension k along
    which I is reduced. So there is one of smaller dimension if a random (c+1)-minor can be
    inverted."""
    R = I.ring()
    kk, N = R.base_ring(), R.ngens()
    S = polynomial_ring(kk, N + 1)
    x, t = S.gens()[:N], S.gen(N)
    inS = R.hom(x, S)
    equations = [inS(f) for f in I.gens()]
    rows = matrix(S, [random_numbers(kk, len(equations)) for _ in range(c + 1)])
    columns = matrix(S, [random_numbers(kk, c + 1) for _ in range(N)])
    J = matrix(S, [[f.derivative(v) for v in x] for f in equations])
    return not S.ideal([*equations, 1 - t * (rows * J * columns).det()]).is_one()


def minor_size(I, c):
    """The number of terms of such a minor at most."""
    N = I.ring().ngens()
    return ZZ(N + (c + 1) * (max(f.degree() for f in I.gens()) - 1)).binomial(N)


def bezout_number(I, c):
    """Bezout's bound for the degree of the union of the components of codimension c."""
    bound = 1
    for d in sorted(f.degree() for f in I.gens())[-c:]:
        bound *= d
    return bound


def dimension_standing(K, c):
    """A complete intersection is a Cohen-Macaulay ring. What is small is decomposed. Elsewhere
    smaller components along which the equations are not reduced could hide."""
    if K.ngens() == c or is_cohen_macaulay(groebner(K), c, dimension_and_degree(K)[1]):
        return "holds modulo p"
    is_small = bezout_number(K, c) <= 16
    primes = K.minimal_associated_primes() if is_small else []
    if is_small and all(dimension_and_degree(P)[0] == K.ring().ngens() - c for P in primes):
        return "holds modulo p"
    if is_small or (minor_size(K, c) < 500 and has_smaller_component(K, c)):
        return "fails, components of dimension %d are the largest" % (K.ring().ngens() - c)
    return "not checked"


def without_factors(places):
    """What was done to equations with these numbers, counted from zero."""
    numbers = ", ".join(str(k + 1) for k in places)
    if len(places) == 1:
        return ", equation %s lost its multiple factors" % numbers
    return ", equations %s lost their multiple factors" % numbers if places else ""


def prepared_variety(V):
    """The equations with which to compute, and what is known of them, as fields of the answer.

    Equations lose their multiple factors; if they still generate an ideal that is not reduced
    along a component of the largest dimension, its radical is taken. The variety stays what it is.
    """
    holds, equations = "holds modulo p", [f for f in V.gens() if f != 0]
    R, parts = V.ring(), [squarefree_part(f) for f in equations]
    lost = without_factors([k for k, f in enumerate(equations) if parts[k] != f])
    reduced = "fails" + lost if lost else holds
    J = R.ideal(parts)
    if len(parts) == 1 and not parts[0].is_constant():
        return J, [
            ("assumes-points", holds), ("assumes-reduced", reduced),
            ("assumes-equidimensional", holds), ("assumes-complete-intersection", holds)]
    K = decision_copy(J)
    if K.is_one():
        return J, [("assumes-points", "fails, the variety is empty")]
    c = K.ring().ngens() - dimension_and_degree(K)[0]
    if lost and is_generically_reduced(decision_copy(R.ideal(equations)), c):
        reduced = holds + lost
    if not is_generically_reduced(K, c):
        reduced = "fails, the radical was taken"
        J = J.radical()
        K = decision_copy(J)
    fields = [("assumes-points", holds), ("assumes-reduced", reduced),
              ("assumes-equidimensional", dimension_standing(K, c))]
    if J.ngens() == c:
        fields.append(("assumes-complete-intersection", holds))
    return J, fields


def is_equidimensional(V):
    return ("assumes-equidimensional", "holds modulo p") in prepared_variety(V)[1]


def radical_ideal(V):
    """A Cohen-Macaulay ring that is reduced along its components is reduced (Serre)."""
    J = prepared_variety(V)[0]
    return J if is_equidimensional(J) else J.radical()


def largest_part(V):
    """The union of the components of the largest dimension."""
    J = prepared_variety(V)[0]
    if is_equidimensional(J):
        return J
    d, part = dimension_and_degree(J)[0], J.ring().ideal(1)
    for P in J.minimal_associated_primes():
        if dimension_and_degree(P)[0] == d:
            part = part.intersection(P)
    return part


# The problem --------------------------------------------------------------
kk = QQ
set_random_seed(1)
R = polynomial_ring(QQ, ["nv%d" % i for i in range(2)])
(nv0, nv1,) = R.gens()
V = R.ideal([
    4*nv0**2+nv1**2-4])
V, assumed = prepared_variety(V.change_ring(R.change_ring(kk)))
W = matrix.identity(kk, 2)
folds, infinity = ed_discriminant(V, W)
fold_degree, infinity_degree = (sum(f.degree() for f in part[1]) for part in (folds, infinity))
write_answer("signature-discriminant", [
    ("foldDegree", fold_degree), ("infinityDegree", infinity_degree),
    ("folds", folds), ("infinity", infinity)] + assumed)
