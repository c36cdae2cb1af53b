# The critical points of the distance to a given point, counted
#
# Here: real critical points on 2 x 2 matrices of rank at most 1 of the distance to a point in the
#   weighted metric.
#
# The complex critical points of the squared distance (x - u) W (x - u)^t on a variety: how many
# a random datum has ("general"), and for the given u the dimension of the critical locus, its
# points with multiplicities ("degree") and the different ones ("points"), modulo two primes that
# agree, each with random data of its own.
#
# Whoever certifies as many different critical points of u as a general datum has, as neurovariety
# does in interval arithmetic, has them all, and knows which are real. If "points" is less than
# "degree", then u is on the ED discriminant.
#
# References:
#   J. Draisma, E. Horobet, G. Ottaviani, B. Sturmfels, R. Thomas: The Euclidean distance
#   degree of an algebraic variety, Found. Comput. Math. 16 (2016) 99-149
#   R. Krawczyk: Newton-Algorithmen zur Bestimmung von Nullstellen mit Fehlerschranken,
#   Computing 4 (1969) 187-201
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


# primes: counts modulo several primes, of which two must agree.
#
# A prime may be bad for a count although it divides no coefficient: a minor of the coefficients is
# enough. There are finitely many such primes; two of them that are wrong alike are not expected.


def until_two_agree(primes, count):
    """The first of two primes for which a function gives the same, that value, and a line on it.

    If no two do, the first prime and its value.
    """
    found = {}
    for p in primes:
        value = count(p)
        same = [q for q in found if found[q] == value]
        if same:
            agree = f"holds modulo p, {same[0]} and {p} agree"
            return same[0], value, ("assumes-good-prime", agree)
        found[p] = value
    names = ", ".join(str(p) for p in found)
    first, value = next(iter(found.items()))
    return first, value, ("assumes-good-prime", f"fails, the counts modulo {names} differ")


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


# parametric: critical points on the closure of the image of a polynomial or rational map, a list.
#
# A parametrisation may cover its image several times or contract whole families, so parameters
# are not points. First as many parameters are kept as the dimension d of the image; the others get
# values such that the derivative has rank d at some point, so the restriction psi still dominates
# the image and has few terms. Parameters that can be scaled without a change of the image, such as
# weights of a neuron, become one. Then the critical parameters where psi is immersive are counted,
# and the count is divided by the number of points in a generic fibre of psi. The division is
# exact: for a generic datum each critical point of the image is general enough to have a full
# fibre, along which psi is immersive in characteristic zero; and the critical parameters over
# other points of the image fill less than N dimensions of pairs (parameter, datum), so there are
# none.
#
# A map p/q is the pair of the list of its numerators and its denominator. Equations are multiplied
# by q, and the parameters at which it vanishes are kept out together with those where the map is
# not immersive: they fill less than d dimensions.


def image_dimension(p, q):
    """The rank of the differential at a random point."""
    R = q.parent()
    kk = R.base_ring()
    return differential_of(p, q).apply_map(R.hom(random_numbers(kk, R.ngens()), kk)).rank()


def scalings(p, q):
    """The cocharacters of the torus of scalings that fix p/q, as rows.

    They are the kernel of the differences of exponents.
    """
    exponents = [e for f in p + [q] for e in f.exponents()]
    differences = [[a - b for a, b in zip(e, exponents[-1])] for e in exponents]
    return matrix(ZZ, differences).right_kernel_matrix()


def scaled_parameters(K):
    """The numbers of parameters that are set to one: one for each row.

    Where the pivots are units, as far as there are such, orbits meet this once.
    """
    K, found = K.rows(), []
    while K:
        j, i = min((abs(c), j, i) for i, v in enumerate(K) for j, c in enumerate(v) if c)[1:]
        row = K.pop(i)
        K = [(row[j] * v - v[j] * row) / row[j].gcd(v[j]) for v in K]
        found.append(j)
    return found


def restricted_map(phi):
    """The map on as many parameters as the dimension of the image, as a pair."""
    p, q = rational_map(phi)
    R, d = q.parent(), image_dimension(p, q)
    kk, n = R.base_ring(), R.ngens()
    if d == n:
        return p, q
    ones = scaled_parameters(scalings(p, q))
    values = [kk(1) if j in ones else c for j, c in enumerate(random_numbers(kk, n))]
    J = differential_of(p, q).apply_map(R.hom(values, kk))
    kept = []
    for j in reversed([j for j in range(n) if j not in ones]):
        if len(kept) < d and J.matrix_from_rows(kept + [j]).rank() > len(kept):
            kept.append(j)
    S = polynomial_ring(kk, d)
    place = dict(zip(kept, S.gens()))
    restriction = R.hom([place.get(j, S(c)) for j, c in enumerate(values)], S)
    return [restriction(f) for f in p], restriction(q)


def critical_parameters(psi, W, u):
    """Equations of the parameters that are critical over a datum; where q vanishes, more."""
    p, q = psi
    residue = matrix(weighted_residue(W, p, [q * v for v in u])).transpose()
    return (differential_of(p, q) * residue).list()


def where_immersive(psi, equations):
    """The ideal of the equations where p/q is defined and its differential has full rank.

    That is where q and a random combination of the maximal minors can be inverted (Rabinowitsch);
    and the inverse of q.
    """
    p, q = psi
    R, d = q.parent(), q.parent().ngens()
    kk = R.base_ring()
    S = polynomial_ring(kk, d + 1)
    inS = R.hom(S.gens()[:d], S)
    mixing = matrix([random_numbers(kk, d) for _ in p])
    inverse = S.gen(d) * inS((differential_of(p, q) * mixing).det())
    return S.ideal([inS(f) for f in equations] + [1 - inS(q) * inverse]), inverse


def fibre_degree(psi):
    """The number of points over the image of a random one.

    At all of them the differential has full rank, in characteristic zero (generic smoothness).
    """
    p, q = psi
    R = q.parent()
    at_point = R.hom(random_numbers(R.base_ring(), R.ngens()), R.base_ring())
    return dimension_and_degree(where_defined(q, [at_point(q) * f - at_point(f) * q for f in p]))[1]


def where_defined(q, equations):
    """The ideal of the equations where the denominator is not zero (Rabinowitsch)."""
    R = q.parent()
    if q.is_constant():
        return R.ideal(equations)
    S = polynomial_ring(R.base_ring(), R.ngens() + 1)
    inS = R.hom(S.gens()[:-1], S)
    return S.ideal([inS(f) for f in equations] + [1 - S.gens()[-1] * inS(q)])


def critical_count_on_image(phi, W):
    """(dimension, number of critical points on the image) over a random datum."""
    psi = restricted_map(phi)
    if psi[1].parent().ngens() == len(phi):
        return 0, 1  # the image is dense, and the datum alone is critical
    u = random_numbers(W.base_ring(), W.nrows())
    d, count = dimension_and_degree(where_immersive(psi, critical_parameters(psi, W, u))[0])
    degree = fibre_degree(psi)
    if degree == 0 or count % degree != 0:
        raise ValueError("expected a multiple of the fibre degree %d, got %d: take another seed "
                         "or prime" % (degree, count))
    return d, count // degree


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


# datum: the critical points of the distance to one given point, which may be special.


def turned_coordinates(V, kk):
    """The matrix of a linear map that preserves V: its rows are the images of the coordinates.

    A datum that is special in the coordinates, such as a diagonal matrix, can have critical
    points outside of the chart of the critical ideal. X -> P X Q preserves the rank, and
    X -> P X P^t the symmetric matrices, too.
    """
    N = ambient_dimension(V)
    one = matrix.identity(kk, N)
    if not is_matrix_variety(V):
        return one
    m, n = V.matrix(one.row(0).list()).dimensions()
    P = matrix(kk, m, m, random_numbers(kk, m * m))
    if isinstance(V, SymmetricDeterminantal):
        Q = P.transpose()
    else:
        Q = matrix(kk, n, n, random_numbers(kk, n * n))
    images = [P * V.matrix(row.list()) * Q for row in one.rows()]
    return matrix([[Y[p] for p in V.positions] for Y in images])


def datum_count(V, W, u):
    """(dimension, number with multiplicities, number of different ones) of the critical points.

    Where multipliers are not determined, at singular points, the points alone are counted.
    """
    if not is_matrix_variety(V) and V.is_one():
        return -1, 0, 0
    T = turned_coordinates(V, W.base_ring())
    turned = list(matrix(u) * T.inverse())[0]
    I = critical_ideal(V, T * W * T.transpose(), list(turned))
    d, count = dimension_and_degree(I)
    if d == 0:
        return d, count, count_values(random_form(W.base_ring(), I.ring().gens()), I)
    if d < 0 or is_matrix_variety(V):
        return d, count, 0
    N = ambient_dimension(V)
    x, multipliers = I.ring().gens()[:N], I.ring().gens()[N:]
    d = I.elimination_ideal(multipliers).dimension() - len(multipliers)
    points = count_values(random_form(W.base_ring(), x), I) if d == 0 else 0
    return d, points, points


def sliced_map(phi):
    """The map on a random affine space of the dimension of the image, as a pair.

    It meets all fibres, also over points that are critical for a special datum, and are not in a
    chart.
    """
    p, q = rational_map(phi)
    R, d = q.parent(), image_dimension(p, q)
    kk = R.base_ring()
    S = polynomial_ring(kk, d)
    forms = matrix([random_numbers(kk, d + 1) for _ in range(R.ngens())])
    restriction = R.hom((forms * matrix([S(1)] + list(S.gens())).transpose()).list(), S)
    return [restriction(f) for f in p], restriction(q)


def datum_count_on_image(phi, W, u):
    """The same on the image of a map, where points of the image are counted."""
    psi = sliced_map(phi)
    p, q = psi
    I, inverse = where_immersive(psi, critical_parameters(psi, W, u))
    d, count = dimension_and_degree(I)
    multiplicities = count // fibre_degree(psi)
    if d != 0:
        return d, multiplicities, 0
    inS = q.parent().hom(I.ring().gens()[:-1], I.ring())
    image = [inS(f) if q.is_one() else inS(f) * inverse for f in p]
    return d, multiplicities, count_values(random_form(W.base_ring(), image), I)


# The problem --------------------------------------------------------------
set_random_seed(1)


def counts(p):
    kk = GF(p)
    V = Determinantal(2, 2, 1)
    W = diagonal_metric(kk, [1, 2, 1, QQ(2)/3])
    u = matrix(kk, [[1, 2, QQ(1)/2, 3]]).list()
    return [*critical_count(V, W), *datum_count(V, W, u)]


agreed, found, agreement = until_two_agree([32003, 31991, 31981], counts)
names = ["generalDimension", "general", "dimension", "degree", "points"]
write_answer("real-ed-critical-points", [*zip(names, found), agreement])
