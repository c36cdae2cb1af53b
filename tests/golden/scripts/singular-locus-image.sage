# The singular points of a variety
#
# Here: singular locus of the image of (gnu^2 - 1, gnu^3 - gnu).
#
# The prime ideals of their components over QQ, by reduced Groebner bases, with dimensions and
# degrees: where gradients span too little, or components meet. The equations of the image are
# found by elimination; and of the map the dimension of the parameters where its derivative has
# less than the general rank.
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


# The problem --------------------------------------------------------------
kk = QQ
R = polynomial_ring(QQ, ["nv%d" % i for i in range(1)])
(nv0,) = R.gens()
phi = [
    nv0**2-1,
    nv0**3-nv0]
V = [R.change_ring(kk)(f) for f in phi]
fields = component_fields(singular_by_definition(V))
d = dimension_and_degree(all_components(V)[0])[0]
fields += [("ramification", ramification_by_definition(V, d))]
write_answer("singular-locus", fields)
