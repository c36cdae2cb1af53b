# The Euclidean distance correspondence
#
# Here: ED correspondence of the zero set of 4*quagga^2 + zebra^2 - 4 in the Frobenius metric.
#
# The closure of the pairs (x, u) such that x is critical for the distance (x - u) W (x - u)^t.
# The ideal lives in kk[auxiliary, x, u]; the auxiliary variables are
# Lagrange multipliers, one for each generator.
# With y = W(u - x) it is the conormal variety in other coordinates, and its bidegrees in (x, y)
# are the polar degrees; dimension and bidegrees are computed modulo a prime.
#
# References:
#   J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance
#   degree of an algebraic variety, Found. Comput. Math. 16 (2016) 99-149, sections 4 and 5
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


# random: random numbers in place of generic ones.


def random_numbers(kk, n):
    """Nonzero elements of a prime field, or positive integers over QQ."""
    bound = kk.characteristic() or 1001
    return [kk(ZZ.random_element(1, bound)) for _ in range(n)]


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


# polar: lists of polar degrees, from the degree of the dual variety to that of the variety.


def nonzero_range(degrees):
    """Those of an irreducible cone have no zeros in between (Kleiman, Holme): cut off the ends."""
    found = [i for i, degree in enumerate(degrees) if degree != 0]
    if not found:
        raise ValueError("expected a reduced variety: all polar degrees are zero")
    return [ZZ(degree) for degree in degrees[found[0] : found[-1] + 1]]


# multidegree: dimension and bidegrees of a bihomogeneous ideal, by its Hilbert series.
#
# An ideal of kk[x, y], with as many x as y, has the bigraded Hilbert series of its leading ideal,
# K(s, t) / ((1-s)^N (1-t)^N). The terms of lowest degree of K(1-s, 1-t) are the multidegree, and
# their degree is the codimension (Miller, Sturmfels: Combinatorial Commutative Algebra, chapter 8).
# The exponents of K are degrees of least common multiples of leading monomials (Taylor's
# resolution). If all x have weight 1 and all y a weight w, larger than the degree in x of the
# multiple of all, then s^i t^j becomes z^(i + w j), and no two of the terms of K fall together.

from sage.arith.misc import binomial


def dimension_and_bidegrees(I):
    """The coefficients of s^(c-j) t^j, c the codimension, as far as they are not zero."""
    N = I.ring().ngens() // 2
    L = leading_ideal(I)
    multiple = [max(exponents) for exponents in zip(*(m.exponents()[0] for m in L.gens()))]
    w = 1 + sum(multiple[:N])
    K = L.hilbert_numerator(grading=(1,) * N + (w,) * N)
    terms = [(e % w, e // w, coefficient) for e, coefficient in enumerate(K.list())]

    def part(c):
        """The coefficients at s^(c-j) t^j of K(1-s, 1-t), up to the sign (-1)^c."""
        return [sum(k * binomial(ZZ(i), c - a) * binomial(ZZ(j), a) for i, j, k in terms if k)
                for a in range(c + 1)]

    c = next(c for c in range(2 * N + 1) if any(part(c)))
    return 2 * N - c, nonzero_range([(-1) ** c * k for k in part(c)])


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


# conormal: conormal varieties, the closures of the pairs (x, y) with x a regular point of a
# variety and y normal to it there.


def bigraded_ring(kk, V):
    """kk[x, y], and the lists x and y."""
    N = ambient_dimension(V)
    gens = polynomial_ring(kk, 2 * N).gens()
    return list(gens[:N]), list(gens[N:])


def conormal_ideal(V, x, y):
    """The ideal, where x and y are the lists of the variables of a ring.

    Rank at most r: X^t Y = 0 and X Y^t = 0, with rank Y at most min(m, n) - r. These pairs are
    irreducible, for each is a limit of pairs with both ranks as large as allowed, and the ideal
    is that of the conormal variety (Strickland 1982). The same holds for symmetric matrices,
    where y pairs with x coordinate by coordinate, so that it is halved off the diagonal, or
    doubled on it.
    """
    if not is_matrix_variety(V):
        return conormal_of_ideal(radical_ideal(V), x, y)
    X = V.matrix(x)
    if isinstance(V, SymmetricDeterminantal):
        Y = V.matrix([(2 // c) * f for f, c in zip(y, V.multiplicities)])
        products = [X * Y]
    else:
        Y = V.matrix(y)
        products = [X.transpose() * Y, X * Y.transpose()]
    S = X.base_ring()
    return S.ideal([f for P in products for f in P.list()]
                   + X.minors(V.rank + 1) + Y.minors(min(Y.dimensions()) - V.rank + 1))


def conormal_of_ideal(I, x, y):
    """The conormal varieties of all components, where x and y are the variables of a ring.

    Let I be radical. The gradients of its elements at a regular point of a component span the
    conormal space there, and at any other point they are limits of such gradients. So the
    conormal varieties of the components, of whatever dimension, are together the closure of the
    pairs (x, J^t l): the multipliers l are eliminated from y = J^t l. Where all components have
    the codimension c, so many random elements of I have gradients enough.
    """
    S, N = x[0].parent(), len(x)
    F = complete_intersection(I) if S.characteristic() > 0 and is_equidimensional(I) else I
    k = F.ngens()
    T = polynomial_ring(S.base_ring(), k + 2 * N)
    l, at_x, at_y = T.gens()[:k], T.gens()[k : k + N], T.gens()[k + N :]
    at = I.ring().hom(at_x, T)
    normal = zip(at_y, (matrix(T, [l]) * jacobian_matrix(F, at_x)).list())
    pairs = T.ideal([at(f) for f in I.gens()] + [a - b for a, b in normal])
    back = T.hom([S.zero()] * k + list(x) + list(y), S)
    return S.ideal([back(f) for f in pairs.elimination_ideal(list(l)).gens()])


def conormal_polar_degrees(V, kk):
    """Of the components of the largest dimension."""
    if not is_matrix_variety(V):
        V = largest_part(V)
    return dimension_and_bidegrees(conormal_ideal(V, *bigraded_ring(kk, V)))[1]


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


# correspondence: the Euclidean distance correspondence, the closure of the pairs (x, u) such that
# x is critical for the distance to u. With y = W(u - x) it is the conormal variety in other
# coordinates; so its dimension is that of the data space, and for a cone its bidegrees, in x and
# y, are the polar degrees.


def conormal_chart(V, S):
    """A generic point (x, y) of the conormal variety, by the first N variables of the ring S."""
    free = iter(S.gens())

    def block(rows, columns):
        return matrix(S, rows, columns, [next(free) for _ in range(rows * columns)])

    def symmetric(n):
        entries = [next(free) for _ in range(n * (n + 1) // 2)]
        return SymmetricDeterminantal(n, n).matrix(entries) if n > 0 else matrix(S, 0, 0)

    if isinstance(V, SymmetricDeterminantal):
        r, s = V.rank, V.size - V.rank
        A = block(s, r)
        E = A.transpose()
        B, C = symmetric(r), symmetric(s)
        t = s
    else:
        r, s, t = V.rank, V.rows - V.rank, V.columns - V.rank
        A, E, B, C = block(s, r), block(r, t), block(r, r), block(s, t)
    X = matrix.identity(S, r).stack(A) * B * matrix.identity(S, r).augment(E)
    Y = (-A.transpose()).stack(matrix.identity(S, s)) * C * (-E.transpose()).augment(
        matrix.identity(S, t))
    x = [X[p] for p in V.positions]
    return x, [c * Y[p] for p, c in zip(V.positions, V.multiplicities)]


def ed_correspondence(V, W):
    """Generators in kk[auxiliary, x, u], and the number of auxiliary variables.

    These are the coordinates of a chart of the conormal variety, (x, W(u - x)) = (X, Y); or
    Lagrange multipliers l for an ideal, W(u - x) = J^t l, where components of their own may lie
    over the singular locus.
    """
    N = W.nrows()
    k = N if is_matrix_variety(V) else V.ngens()
    S = polynomial_ring(W.base_ring(), k + 2 * N)
    l, x, u = S.gens()[:k], S.gens()[k : k + N], S.gens()[k + N :]
    if is_matrix_variety(V):
        X, Y = conormal_chart(V, S)
        on_variety = [a - b for a, b in zip(x, X)]
    else:
        Y = (matrix(l) * jacobian_matrix(V, x)).list()
        inS = V.ring().hom(x, S)
        on_variety = [inS(f) for f in V.gens()]
    normal = [a - b for a, b in zip(weighted_residue(W, u, x), Y)]
    return (S, [f for f in on_variety + normal if f != 0]), k


def correspondence_equations(V, W):
    """The reduced Groebner basis in kk[x, u]: the conormal ideal at y = W(u - x).

    That is homogeneous in y, and for a cone in x too, so it is substituted at the end. An ideal
    needs no projective closure here: its regular points and normal spaces are affine.
    """
    x, y = bigraded_ring(W.base_ring(), V)
    C = conormal_ideal(V, x, y)
    S = C.ring()
    substitution = S.hom(x + weighted_residue(W, y, x), S)
    return S, groebner(S.ideal([substitution(f) for f in C.gens()]))


def projective_closure(I):
    """By one variable more: a Groebner basis in a graded order, made homogeneous."""
    R = I.ring()
    S = polynomial_ring(R.base_ring(), R.ngens() + 1)
    inS = R.hom(S.gens()[:-1], S)
    return S.ideal([inS(f).homogenize(S.gens()[-1]) for f in groebner(I)])


def correspondence_invariants(V, kk):
    """Dimension and polar degrees over a prime field.

    An ideal has the polar degrees of its projective closure, whose conormal variety has one
    dimension more than its chart where the new coordinate is 1.
    """
    if is_matrix_variety(V):
        return dimension_and_bidegrees(conormal_ideal(V, *bigraded_ring(kk, V)))
    if V.is_one():
        return -1, []
    closure = projective_closure(V.change_ring(V.ring().change_ring(kk)))
    d, degrees = dimension_and_bidegrees(conormal_ideal(closure, *bigraded_ring(kk, closure)))
    return d - 1, degrees


# The problem --------------------------------------------------------------
kk = QQ
R = polynomial_ring(QQ, ["nv%d" % i for i in range(2)])
(nv0, nv1,) = R.gens()
V = R.ideal([
    4*nv0**2+nv1**2-4])
V, assumed = prepared_variety(V.change_ring(R.change_ring(kk)))
W = matrix.identity(QQ, 2)
E, auxiliary = ed_correspondence(V, W)
dimension, polar_degree_list = correspondence_invariants(V, GF(32003))
write_answer("ed-correspondence", [
    ("ideal", E), ("auxiliary", auxiliary),
    ("dimension", dimension), ("bidegrees", polar_degree_list),
    ("equations", correspondence_equations(V, W))] + assumed)
