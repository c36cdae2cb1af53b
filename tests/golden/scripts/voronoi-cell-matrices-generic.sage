# The boundary of the Voronoi cell of a point on a variety
#
# Here: Voronoi cell at a general point of symmetric 3 x 3 matrices of rank at most 2 in the
#   Frobenius metric.
#
# Its degree at a general point, modulo a prime: right with high probability, not a proof.
#
# References:
#   D. Cifuentes, K. Ranestad, B. Sturmfels, M. Weinstein: Voronoi cells of varieties,
#   J. Symbolic Comput. 109 (2022) 351-366
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


# bottleneck: pairs of points of a variety such that the line through them is normal at both.
#
# With multipliers l and m, W(y - x) = J(x)^t l and W(x - y) = J(y)^t m (Eklund 2018; Di Rocco,
# Eklund, Weinstein 2020). For matrices (x, W(y - x)) and (y, W(x - y)) are in the conormal
# variety, so that a singular point counts with the limits of normals.
#
# The diagonal x = y is removed without losing a pair. Let h_0, h_1, ... be linear forms with no
# common zero but 0: the pairs for which h_k(x - y) is the first that is not zero are given by
# h_0(x - y) = ... = h_(k-1)(x - y) = 0 and s h_k(x - y) = 1. For a random h_0 almost all are in
# the first part. Pairs on a cone can be multiplied by a number, to h_k(x - y) = 1.


def is_cone(V):
    return is_matrix_variety(V) or V.is_homogeneous()


def multiplier_count(V):
    return 0 if is_matrix_variety(V) else codimension(V)


def normal_equations(V, x, v, l):
    """x is on V, and v is normal there: J(x)^t l, or (x, v) is in the conormal variety."""
    if is_matrix_variety(V):
        return conormal_ideal(V, x, v).gens()
    normal = (matrix(v) - matrix(x[0].parent(), [l]) * general_jacobian(V, x)).list()
    return [V.ring().hom(x, x[0].parent())(f) for f in V.gens()] + normal


def times_metric(W, v):
    """W v, as a list."""
    return (W * matrix(v).transpose()).list()


def regularity(V, x):
    """Not zero at a given regular point of an ideal, almost surely, and zero at all others."""
    kk, J = V.ring().base_ring(), general_jacobian(V, x)
    return (J * matrix([random_numbers(kk, J.nrows()) for _ in range(J.ncols())])).det()


def bottleneck_part(V, W, k, are_regular=False):
    """Part k of the pairs; of those of regular points alone if this is asked for."""
    kk, N, c = W.base_ring(), ambient_dimension(V), multiplier_count(V)
    has_factor = are_regular or not is_cone(V)
    T = polynomial_ring(kk, 2 * N + 2 * c + (1 if has_factor else 0))
    x, y = list(T.gens()[:N]), list(T.gens()[N : 2 * N])
    l, m = T.gens()[2 * N : 2 * N + c], T.gens()[2 * N + c : 2 * N + 2 * c]
    there = [b - a for a, b in zip(x, y)]
    back = [-a for a in there]
    h = [back[0] + random_form(kk, back[1:]), *back[1:]]
    factors = T.gens()[-1] if has_factor else T.one()
    if are_regular:
        factors *= regularity(V, x) * regularity(V, y)
    apart = [h[k] - 1, factors - 1] if is_cone(V) else [h[k] * factors - 1]
    return T.ideal([*normal_equations(V, x, times_metric(W, there), l),
                    *normal_equations(V, y, times_metric(W, back), m), *h[:k], *apart])


def count_different(I, multiplicity):
    """The number of different points of a finite scheme: a random linear form takes as many
    values, or fewer if it is unlucky, but not if it takes as many as the degree."""

    def count():
        return count_values(random_form(I.ring().base_ring(), I.ring().gens()), I)

    found = count()
    return found if found == multiplicity else max(found, count())


def bottleneck_part_count(V, W, k):
    """Of a cone each pair has its multiples, one dimension more than those with h_k(x - y) = 1.

    Where several gradients are dependent the multipliers are not unique, so that the dimension
    is asked of regular points.
    """
    more = 1 if is_cone(V) else 0
    I = bottleneck_part(V, W, k)
    d, multiplicity = dimension_and_degree(I)
    if d + more > 0 and multiplier_count(V) > 1:
        I = bottleneck_part(V, W, k, are_regular=True)
        d, multiplicity = dimension_and_degree(I)
    if d < 0:
        return -1, 0
    return (d + more, 0) if d + more > 0 else (0, count_different(I, multiplicity))


def bottleneck_count(V, W):
    """(dimension, number of different ordered pairs); 0 pairs stand for infinitely many."""
    parts = [bottleneck_part_count(V, W, k) for k in range(ambient_dimension(V))]
    d = max(dimension for dimension, _ in parts)
    return d, 0 if d > 0 else sum(number for _, number in parts)


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


# voronoi: boundaries of Voronoi cells of varieties (Cifuentes, Ranestad, Sturmfels, Weinstein
# 2022). The cell of a regular point y is in the normal space at y: the points u with
# W(u - y) = a_1 n_1 + ..., where the n_i are a basis of the conormal space and the a_i are its
# coordinates. Algebraically its boundary is the closure of the u that have another critical
# point x at the same distance. A nearest point may be singular; then it is critical on a stratum.
#
# Of matrices of bounded rank, also symmetric or Hankel ones, no singular point is nearest to any u
# but itself: multiples of all matrices of rank 1, of both signs, may be added, so that u - x is
# orthogonal to these.


def strata(V):
    """The components, those of the singular locus of each, and so on: each point is a regular one
    of some of these, and if it is nearest on the variety, it is so there. Over QQ: modulo a prime
    conjugate components may come apart, and the points in which they meet are no longer singular.
    """
    if is_matrix_variety(V):
        return [V]
    found = []
    for P in V.minimal_associated_primes():
        J = jacobian_matrix(P, P.ring().gens())
        singular = P + P.ring().ideal(J.minors(codimension(P)))
        found += [P, *([] if singular.is_one() else strata(singular))]
    return found


def stratum_multipliers(S):
    """None for a finite one: all of its points are critical."""
    finite = not is_matrix_variety(S) and codimension(S) == S.ring().ngens()
    return 0 if finite else multiplier_count(S)


def equidistant_ideal(S, W, x, m, s, y, normal):
    """x on S, as critical for u as y is, and as far away; the normal vector at y is W(u - y).

    With d = y - x this says that W d + normal is normal at x, and that the two squared distances
    differ by 2 normal^t d + d^t W d = 0; s keeps x away from y.
    """
    d = [b - c for b, c in zip(y, x)]
    W_d = times_metric(W, d)
    if is_matrix_variety(S) or m:
        critical = normal_equations(S, x, [a + b for a, b in zip(W_d, normal)], m)
    else:
        critical = [S.ring().hom(x, s.parent())(f) for f in S.gens()]
    distance = sum(e * (2 * a + b) for e, a, b in zip(d, normal, W_d))
    return s.parent().ideal([*critical, distance, 1 - s * random_form(W.base_ring(), d)])


def random_point(kk, V):
    """A regular point of the matrices of rank at most r: a product, or a Gram matrix."""
    symmetric, r = isinstance(V, SymmetricDeterminantal), V.rank
    m, n = (V.size, V.size) if symmetric else (V.rows, V.columns)
    A = matrix(kk, m, r, random_numbers(kk, m * r))
    B = A.transpose() if symmetric else matrix(kk, r, n, random_numbers(kk, r * n))
    return [(A * B)[p] for p in V.positions]


def normal_space(V, y):
    """The rows n_i at a point where M has the rank of the variety: v^t dM w for v and w in the
    kernels of M^t and M."""
    M = V.matrix(y)
    left, right = M.left_kernel().basis(), M.right_kernel().basis()
    symmetric = isinstance(V, SymmetricDeterminantal)
    pairs = [(v, w) for i, v in enumerate(left) for w in (right[: i + 1] if symmetric else right)]
    return matrix([[v[i] * w[j] + (v[j] * w[i] if symmetric and i != j else 0)
                    for i, j in V.positions] for v, w in pairs])


def components_with_cells(I, W):
    """The components of the largest dimension with general points that have cells.

    A component may have no critical points of a general distance, such as isotropic lines: then a
    point u of a normal space is in those of a curve of points, along which the distance to u does
    not change. W is definite on the tangent space of a real regular point, which is then an
    isolated critical point for u = y: so there is none on such a component.
    """
    c = codimension(I)
    return [P for P in I.minimal_associated_primes()
            if codimension(P) == c and critical_count(P, W) != (-1, 0)]


def voronoi_degree(V, W, parts=None):
    """At a general point y.

    The degree of the variety is the number of the y on a random linear space, and on a random
    line in each normal space the boundary has its degree: the same for components that are
    conjugate; for others it need not be. -1 if no component has cells. Matrices have general points
    that are rational.
    """
    kk, N = W.base_ring(), ambient_dimension(V)
    if is_matrix_variety(V):
        T = polynomial_ring(kk, N + 2)
        x, s, t = list(T.gens()[:N]), T.gen(N), T.gen(N + 1)
        y = random_point(kk, V)
        rows = normal_space(V, y).rows()
        start, direction = (random_numbers(kk, len(rows)) for _ in range(2))
        a = matrix([[p + t * q for p, q in zip(start, direction)]])
        normal = (a * matrix(T, rows)).list()
        return count_values(t, equidistant_ideal(V, W, x, [], s, y, normal))
    if V.is_one():
        return 0
    modulo = V.ring().change_ring(kk)
    parts, is_irreducible = [S.change_ring(modulo) for S in parts or strata(V)], bool(parts)
    V = V.change_ring(modulo)
    components = [V] if is_irreducible else components_with_cells(V, W)
    if not components:
        return -1
    c, F = codimension(V), complete_intersection(V)
    start, direction = (random_numbers(kk, c) for _ in range(2))
    plane = matrix(kk, N - c, N + 1, random_numbers(kk, (N - c) * (N + 1)))
    degrees = set()
    for P in components:
        total = 0
        for S in parts:
            k = stratum_multipliers(S)
            T = polynomial_ring(kk, 2 * N + k + 2)
            x, y = list(T.gens()[:N]), list(T.gens()[N : 2 * N])
            m, (s, t) = T.gens()[2 * N : 2 * N + k], T.gens()[2 * N + k :]
            a = [p + t * q for p, q in zip(start, direction)]
            normal = (matrix(T, [a]) * jacobian_matrix(F, y)).list()
            solutions = equidistant_ideal(S, W, x, m, s, y, normal) + general_points(P, plane, y)
            total += count_values(t + random_form(kk, y), solutions)
        _, points = dimension_and_degree(general_points(P, plane, P.ring().gens()))
        degrees.add(QQ(total) / points)
    degree = degrees.pop()
    if degrees or degree.denominator() > 1:
        raise ValueError("expected one degree at general points of all components, got others: "
                         "take another seed, or an irreducible variety")
    return ZZ(degree)


def general_points(P, plane, y):
    """Those of a component on a linear space."""
    T = y[0].parent()
    return T.ideal([P.ring().hom(y, T)(f) for f in P.gens()] + times_metric(plane, [*y, T.one()]))


def voronoi_boundary(V, point, normals, W, parts=None):
    """At a rational point, in the ring of the coordinates a: the irreducible factors of the
    boundary's equation, and of that of the focal points.

    The first equations f_i of V with independent gradients at the point, as many as the
    codimension, are equations of V near it. With sum b_i grad f_i = sum a_i n_i for the rows n_i
    of the normals, focal are the points where the Hessian W + sum b_i Hess f_i is degenerate on
    the tangent space, the kernel of J: where the bordered Hessian is. There a second point x
    comes out of y, and for special y the cell ends there.
    """
    kk, N, I = W.base_ring(), W.nrows(), V
    if is_matrix_variety(V):
        R = polynomial_ring(kk, N)
        I = R.ideal(V.matrix(R.gens()).minors(V.rank + 1))
    at_point, parts = I.ring().hom(point, kk), parts or strata(V)
    here = [S for S in parts if is_matrix_variety(S) or all(at_point(f) == 0 for f in S.gens())]
    J = jacobian_matrix(I, point)
    chosen = list(J.pivot_rows())
    J, c = J.matrix_from_rows(chosen), len(chosen)
    n = matrix(kk, normals)
    is_regular = len(here) == 1 and c == codimension(I if is_matrix_variety(V) else here[0])
    if not is_regular or n.nrows() != c or n.rank() < c or n.stack(J).rank() != c:
        raise ValueError("expected a regular point, and a basis of its normal space")
    U, boundary = polynomial_ring(kk, c), 1
    for S in parts:
        k = stratum_multipliers(S)
        T = polynomial_ring(kk, N + 1 + k + c)
        x, m, s, a = list(T.gens()[:N]), T.gens()[N : N + k], T.gen(N + k), T.gens()[N + 1 + k :]
        normal = (matrix(T, [a]) * n).list()
        boundary *= hypersurface_equation(U, equidistant_ideal(S, W, x, m, s, point, normal))
    H = W.change_ring(U)
    for b, i in zip((matrix(U, [U.gens()]) * J.solve_left(n)).list(), chosen):
        gradient = [I.gen(i).derivative(v) for v in I.ring().gens()]
        second = [at_point(f.derivative(v)) for f in gradient for v in I.ring().gens()]
        H += b * matrix(U, N, N, second)
    focal = H.augment(J.transpose()).stack(J.augment(matrix(U, c, c))).det()
    return (U, prime_factors(boundary)), (U, prime_factors(focal))


# The problem --------------------------------------------------------------
kk = QQ
set_random_seed(1)
V = SymmetricDeterminantal(3, 2)
kk = GF(32003)
W = matrix.identity(kk, 6)
write_answer("voronoi-cell", [("degree", voronoi_degree(V, W))])
