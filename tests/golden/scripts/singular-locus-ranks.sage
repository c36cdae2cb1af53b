# The singular points of a variety
#
# Here: singular locus of the image of (gnu^2 - 1, gnu^3 - gnu).
#
# The prime ideals of their components over QQ, by reduced Groebner bases, with dimensions and
# degrees: where gradients span too little. The ideal of the closure of the image is a component
# of its equations up to some degree. And the dimension of the parameters where the derivative
# has less than its general rank.
#
# References:
#   W. Bruns, U. Vetter: Determinantal Rings, Lecture Notes in Mathematics 1327, 1988
#   K. Kohn, G. Montufar, V. Shahverdi, M. Trager: Function space and critical points of
#   linear convolutional networks, SIAM J. Appl. Algebra Geom. 8 (2024) 333-362
#
# How to run:  sage FILE, or python FILE where the wheel passagemath-singular is installed.
# The answer stands between NEUROVARIETY-ANSWER and END; a line is a name, a type, a value.
#
# Names:
#   nv0 = gnu
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


# random: random numbers in place of generic ones.


def random_numbers(kk, n):
    """Nonzero elements of a prime field, or positive integers over QQ."""
    bound = kk.characteristic() or 1001
    return [kk(ZZ.random_element(1, bound)) for _ in range(n)]


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


# image: degrees of the closures of images, and of the maps onto them.
#
# A general affine space of complementary dimension meets the closure in as many points as the
# degree says, all of them general; so of a restriction psi of the map (parametric) each has a full
# fibre, and counting preimages and dividing by the points of one fibre gives the degree. If the
# closure is a cone, all equations of the space but one may be linear forms.

from sage.arith.misc import factorial


def is_cone_of(p, q):
    """Whether all coordinates are scaled alike by some scalings of the parameters."""
    E = matrix(QQ, [list(e) for f in p for e in f.exponents()])
    return q.is_constant() and E.rank() == E.augment(matrix(QQ, [[1]] * E.nrows())).rank()


def general_equations(p, q, d, is_cone):
    """Those of a general affine space of codimension d in terms of the coordinates.

    Each of the first ones is given by the others.
    """
    k = d - 1 if is_cone else d
    others = p[k:] if is_cone else p[k:] + [q]

    def combination():
        return sum(c * f for c, f in zip(random_numbers(q.base_ring(), len(others)), others))

    equations = [f + combination() for f in p[:k]]
    return equations + [q + combination()] if is_cone else equations


def image_report(phi):
    """The dimension of the image, the degree of its closure, the dimension of the fibres modulo
    scalings, and how many points modulo scalings a generic fibre has, or 0 if infinitely many."""
    p, q = rational_map(phi)
    K = scalings(p, q)
    psi = restricted_map(phi)
    d, e = psi[1].parent().ngens(), fibre_degree(psi)
    equations = general_equations(*psi, d, is_cone_of(p, q))
    dimension, preimages = dimension_and_degree(where_defined(psi[1], equations))
    if e == 0 or dimension != 0 or preimages % e != 0:
        raise ValueError("expected a multiple of the fibre degree %d, got %d: take another seed "
                         "or prime" % (e, preimages))
    extra = q.parent().ngens() - K.nrows() - d
    # how often the chart meets an orbit
    index = abs(K.matrix_from_columns(scaled_parameters(K)).det())
    return d, preimages // e, extra, 0 if extra > 0 else e // index


def generic_fibre_report(phi):
    """The dimension of the fibres modulo scalings, and how many points modulo scalings a generic
    fibre has, or 0 if there are infinitely many."""
    p, q = rational_map(phi)
    K = scalings(p, q)
    extra = q.parent().ngens() - K.nrows() - image_dimension(p, q)
    if extra > 0:
        return extra, 0
    index = abs(K.matrix_from_columns(scaled_parameters(K)).det())
    return 0, fibre_degree(restricted_map(phi)) // index


def sums_of_powers(g, v, r):
    """How many forms and vectors have the same sum of v_i (x) g_i^r as given ones, in a chart where
    the first coefficient of a form is one; 0 if the derivative is not injective there."""
    R, k, m = g[0].parent(), len(g), len(v)
    monomials = sorted((sum(R.gens())**g[0].degree()).monomials(), reverse=True)  # p is larger
    derivatives = []
    for j, f in enumerate(g):
        derivatives += [[f**r if i == l else R.zero() for i in range(m)] for l in range(m)]
        derivatives += [[row[j] * f**(r - 1) * x for row in v] for x in monomials[1:]]
    places = sorted({(i, x) for row in derivatives for i, f in enumerate(row)
                     for x in f.monomials()})
    coefficients = [[row[i].monomial_coefficient(x) for i, x in places] for row in derivatives]
    if matrix(R.base_ring(), coefficients).rank() < len(derivatives):
        return 0
    n = m + len(monomials) - 1
    S = polynomial_ring(R.base_ring(), k * n)
    T = R.change_ring(S)
    unknown = [S.gens()[j * n:(j + 1) * n] for j in range(k)]
    powers = [(T(monomials[0]) + sum(a * T(x) for a, x in zip(c[m:], monomials[1:])))**r
              for c in unknown]
    equations = []
    for i, row in enumerate(v):
        difference = sum(c[i] * f - T(a * h**r) for c, f, a, h in zip(unknown, powers, row, g))
        equations += difference.coefficients()
    dimension, count = dimension_and_degree(S.ideal(equations))
    return count if dimension == 0 else 0


def fibre_by_layers(kk, widths, exponents):
    """The points of a generic fibre of a network of powers, modulo scalings, layer by layer; 0 if
    they are not found so. Where the forms that a layer raises to a power are the only ones with
    their sums, up to the order, they are known, and are functions of the layers before."""
    R = polynomial_ring(kk, widths[0])
    W = [[random_numbers(kk, a) for _ in range(b)] for a, b in zip(widths, widths[1:])]

    def onto(A, g):
        return [sum(a * f for a, f in zip(row, g)) for row in A]

    forms = [onto(W[0], R.gens())]
    for A, r in zip(W[1:], exponents[:-1]):
        forms.append(onto(A, [f**r for f in forms[-1]]))
    number = 1
    for k in reversed(range(len(exponents))):
        g = [f / f.lc() for f in forms[k]]
        count = sums_of_powers(g, W[k + 1], exponents[k])
        if k > 0 and count != factorial(len(g)):
            return 0
        number *= count
    return number


# interpolation: equations of images, degree by degree, by linear algebra in the finest grading.
#
# Scalings of the parameters that multiply each coordinate by a character make the ideal of the
# image homogeneous for the characters. They move the points where one parameter for each
# independent scaling is one to almost all others; so a form of one character that vanishes there is
# an equation. If the image is no cone, the denominator is one more coordinate.
# Modulo the leading terms of what smaller degrees generate, the equations of a degree are new.

from sage.arith.functions import lcm
from sage.libs.singular.option import opt_ctx


def exponents_of(x, n):
    """Those of one term of each coordinate."""
    return [list(f.exponents()[0]) if f else [0] * n for f in x]


def weights_of(x, n):
    """Those of the parameters, a row for each scaling."""
    return matrix(ZZ, [[a - b for a, b in zip(e, first)]
                       for f, first in zip(x, exponents_of(x, n))
                       for e in f.exponents()]).right_kernel_matrix()


def standard_monomials(generators, T, degree):
    """Exponents of those of a degree, the largest first, modulo the leading terms of forms."""
    with opt_ctx(deg_bound=degree):
        leading = T.ideal([f.lm() for f in ff.std(T.ideal(generators))])
    found = ff.kbase(leading, degree, attributes={leading: {"isSB": 1}})
    return [tuple(m.exponents()[0]) for m in sorted(found, reverse=True)]


def values_at_points(x, monomials, count):
    """Those of monomials at random points of the image, a row for each, modulo a prime.

    Where their columns are independent there is no equation. The coefficients of the coordinates
    are integers.
    """
    R = x[0].parent()
    kk = R.base_ring() if R.characteristic() else GF(32003)
    found = []
    for _ in range(count):
        t = random_numbers(kk, R.ngens())
        y = [sum(kk(c) * power_product(t, e, kk) for e, c in f.dict().items()) for f in x]
        found.append([power_product(y, m, kk) for m in monomials])
    return matrix(kk, found)


def power_product(y, m, kk):
    value = kk.one()
    for a, e in zip(y, m):
        if e:
            value *= a**e
    return value


def values_on_chart(y, R):
    """A function from exponents of monomials in coordinates to polynomials, which it keeps."""
    known = {(0,) * len(y): R.one()}

    def value(m):
        if m not in known:
            i = next(i for i, e in enumerate(m) if e)
            known[m] = y[i] * value(m[:i] + (m[i] - 1,) + m[i + 1:])
        return known[m]

    return value


def relations(polynomials, kk):
    """The reduced echelon basis of the linear relations of polynomials."""
    terms = [f.dict() for f in polynomials]
    place = {e: j for j, e in enumerate(set().union(*terms))}
    entries = {(i, place[e]): c for i, t in enumerate(terms) for e, c in t.items()}
    return matrix(kk, len(terms), len(place), entries, sparse=False).left_kernel().basis()


def equations_up_to(phi, D):
    """A ring, and minimal generators of the ideal of the projective closure up to a degree."""
    p, q = rational_map(phi)
    R = q.parent()
    kk, n, x = R.base_ring(), R.ngens(), p if is_cone_of(p, q) else p + [q]
    if kk is QQ:
        scale = lcm([f.denominator() for f in x])
        x = [scale * f for f in x]
    K = weights_of(x, n)
    characters = matrix(ZZ, exponents_of(x, n)) * K.transpose()
    ones = scaled_parameters(K)
    chart = R.hom([R.one() if j in ones else t for j, t in enumerate(R.gens())], R)
    value = values_on_chart([chart(f) for f in x], R)
    T, found = polynomial_ring(kk, len(x)), []
    for degree in range(1, D + 1):
        standard, groups = standard_monomials(found, T, degree), {}
        weights = (matrix(ZZ, standard) * characters).rows()
        for j, character in enumerate(weights):
            groups.setdefault(tuple(character), []).append(j)
        V = values_at_points(x, standard, 3 + max(map(len, groups.values())))
        forms = []
        for group in groups.values():
            if V.matrix_from_columns(group).rank() < len(group):
                monomials = [standard[j] for j in group]
                forms += [T(dict(zip(monomials, v)))
                          for v in relations([value(m) for m in monomials], kk)]
        found += sorted(forms, key=lambda f: f.lm(), reverse=True)
    S = polynomial_ring(kk, len(p))
    back = T.hom(list(S.gens()) + [S.one()] * (len(x) - len(p)), S)
    return S, [back(f) for f in found]


# singulardefinition: the singular points of a variety as they are defined: by elimination, all
# minors and decomposition.


def singular_by_definition(V):
    found = all_components(V)
    sets = [singular_points(P, P.ring().gens()) for P in found]
    sets += [P + Q for i, P in enumerate(found) for Q in found[:i]]
    return largest_sets([P for J in sets for P in primes_of(J)])


def ramification_by_definition(phi, d):
    """Of the parameters where all minors of the size of the general rank vanish."""
    p, q = rational_map(phi)
    R = q.parent()
    J = R.ideal(differential_of(p, q).minors(d))
    if not q.is_constant():
        J = J.saturation(R.ideal(q))[0]
    return dimension_and_degree(J)[0]


def primes_of(I):
    """The prime ideals of the components."""
    return [] if I.is_one() else [I] if I.is_zero() else I.minimal_associated_primes()


def largest_sets(primes):
    """Each once, and none that lies in another."""
    bases = []
    for P in primes:
        if P not in bases:
            bases.append(P)
    return [P for P in bases if not any(Q != P and Q <= P for Q in bases)]


def component_fields(primes):
    """Components as fields of an answer, with the dimension and the degree of all together."""
    numbers = [dimension_and_degree(P) for P in primes]
    d = max([n for n, _ in numbers], default=-1)
    fields = [("dimension", d), ("degree", sum(degree for n, degree in numbers if n == d)),
              ("components", len(primes))]
    for k, (P, (n, degree)) in enumerate(zip(primes, numbers), start=1):
        fields += [("component%d" % k, (P.ring(), groebner(P))),
                   ("dimension%d" % k, n), ("degree%d" % k, degree)]
    return fields


# singular: the singular points of a variety, by the ranks of gradients, over QQ.
#
# On an irreducible set a matrix has a general rank. It is r where some minor M of size r is not
# zero there and all minors of size r + 1 that border M are (Kronecker). If it is at least c, let M
# be of size c - 1. Where M is not zero, the rank is less than c at the zeros of the minors that
# border M, and only there. So of the components of these zeros those where M is not zero consist
# of such points; in each other one the same is asked again, in fewer dimensions. All minors of
# size c need not be written.


def bordering_minors(J, P, c):
    """M, and the minors of size c that border it, modulo the prime ideal P; of rank less than c,
    there are none. Minors of few terms are taken."""
    basis, rows, columns, M = groebner(P), [], [], J.base_ring().one()
    for k in range(1, c + 1):
        values = []
        for i in set(range(J.nrows())) - set(rows):
            for j in set(range(J.ncols())) - set(columns):
                f = J.matrix_from_rows_and_columns(rows + [i], columns + [j]).det().reduce(basis)
                if f:
                    values.append((len(f.dict()), f.degree(), i, j, f))
        if not values or k == c:
            return M, [v[-1] for v in values]
        i, j, M = min(values)[2:]
        rows, columns = rows + [i], columns + [j]


def without_powers(f):
    return f.parent().prod(g for g, _ in f.factor() if not g.is_constant())


def rank_drops(J, P, c, is_covered):
    """Primes of components of the points of an irreducible variety where a matrix has rank less
    than c. Those that are covered by one that is found are left out."""
    found = []

    def visit(Q):
        if any(is_covered(Q, S) for S in found):
            return
        M, values = bordering_minors(J, Q, c)
        if not values:
            found.append(Q)
            return
        parts = primes_of(Q + Q.ring().ideal([without_powers(f) for f in values]))
        further = []
        for S in parts:
            (further if M.reduce(groebner(S)) == 0 else found).append(S)
        for S in sorted(further, key=lambda S: -S.dimension()):
            visit(S)

    if c > 0:
        visit(P)
    return found


def image_prime(phi):
    """The prime ideal of the closure of an image: of the equations up to some degree that component
    which has its dimension, and on which the image lies."""
    e = 0
    while True:  # the rank at a random point is at most the dimension, that at most the one of I
        e += 1
        S, equations = equations_up_to(phi, e)
        I = S.ideal(equations)
        if I.dimension() == image_dimension(*rational_map(phi)):
            break
    parts = [Q for Q in primes_of(I) if Q.dimension() == I.dimension()]
    return next(Q for Q in parts if len(parts) == 1 or not any(f(*phi) for f in Q.gens()))


def singular_components(V):
    """The primes of the components of all points at which a component is singular, or two of them
    meet."""
    return singular_of([image_prime(V)] if isinstance(V, list) else all_components(V))


def singular_of(components):
    singular = []
    for P in components:
        rows = [[f.derivative(x) for x in P.ring().gens()] for f in P.gens()]
        J = matrix(P.ring(), rows)
        singular += rank_drops(J, P, codimension_of(P), lambda Q, S: S <= Q)
    for i, P in enumerate(components):
        for Q in components[:i]:
            singular += primes_of(P + Q)
    return largest_sets(singular)


def ramification_dimension(phi, d):
    """The dimension of the parameters where the derivative has less than its general rank, and the
    map is defined; -1 if there are none."""
    p, q = rational_map(phi)

    def is_undefined(Q):
        return q.reduce(groebner(Q)) == 0 if not Q.is_zero() else False

    drops = rank_drops(differential_of(p, q), q.parent().ideal(0), d,
                       lambda Q, S: S.dimension() >= Q.dimension() or is_undefined(Q))
    return max([Q.dimension() for Q in drops if not is_undefined(Q)], default=-1)


# The problem --------------------------------------------------------------
kk = QQ
R = polynomial_ring(QQ, ["nv%d" % i for i in range(1)])
(nv0,) = R.gens()
phi = [
    nv0**2-1,
    nv0**3-nv0]
V = [R.change_ring(kk)(f) for f in phi]
P = image_prime(V)
write_answer("singular-locus", [
    *component_fields(singular_of([P])),
    ("ramification", ramification_dimension(V, P.dimension()))])
