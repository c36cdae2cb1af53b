# needs: ideals varieties
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
