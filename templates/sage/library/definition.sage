# needs: ideals varieties
# definition: what the textbook defines, as literally and slowly as it stands, over QQ: components
# by decomposition, regular points by saturation, images by elimination. On small inputs the clever
# methods of the other files are held against it.


def given_ideal(V):
    """As it is given, the minors of the matrices of bounded rank, or by elimination from the
    graph of a parametrisation."""
    if is_matrix_variety(V):
        S = polynomial_ring(QQ, ambient_dimension(V))
        return S.ideal(V.matrix(S.gens()).minors(V.rank + 1))
    if not isinstance(V, list):
        return V
    R, S = V[0].parent(), polynomial_ring(QQ, len(V))
    T = polynomial_ring(QQ, R.ngens() + len(V))
    parameters, x = T.gens()[:R.ngens()], T.gens()[R.ngens():]
    graph = T.ideal([a - f(*parameters) for a, f in zip(x, V)])
    in_S = [S.zero()] * R.ngens() + list(S.gens())
    return S.ideal([g(*in_S) for g in graph.elimination_ideal(list(parameters)).gens()])


def codimension_of(I):
    return I.ring().ngens() - I.dimension()


def largest_components(V):
    """The prime ideals of the components of the largest dimension."""
    I = given_ideal(V)
    if I.is_one():
        return []
    primes = [I] if I.is_zero() else I.minimal_associated_primes()
    return [P for P in primes if P.dimension() == I.dimension()]


def normal_pairs(P, x, n):
    """Pairs of a regular point x of an irreducible variety and a vector n that is normal there: a
    combination of the gradients. Closed, so that over singular points there are limits."""
    T, c = x[0].parent(), codimension_of(P)
    at = P.ring().hom(x, T)
    given = [at(f) for f in P.gens()]
    J = matrix(T, [[at(f.derivative(v)) for v in P.ring().gens()] for f in P.gens()])
    normal = T.ideal(given + matrix(T, [n]).stack(J).minors(c + 1))
    return normal.saturation(T.ideal(T.ideal(given + J.minors(c)).groebner_basis()))[0]


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
