# needs: branching definition ideals varieties
# normallines: by their definitions, over QQ, bottlenecks (Di Rocco, Eklund, Weinstein 2020) and
# boundaries of Voronoi cells (Cifuentes, Ranestad, Sturmfels, Weinstein 2022).


def difference(x, y):
    return [a - b for a, b in zip(x, y)]


def apply_metric(W, v):
    return (matrix([v]) * W).list()


def bottleneck_pairs(V, W):
    """The pairs (x, y) of different points such that x - y is normal at both. At singular matrices
    of bounded rank normal is what is a limit of normals; other varieties have no singular ends."""
    N = W.nrows()
    T = polynomial_ring(QQ, 2 * N)
    x, y = list(T.gens()[:N]), list(T.gens()[N:])
    n = apply_metric(W, difference(x, y))
    components = largest_components(V)
    if not components:
        return T.ideal(1)
    I = components[0]
    for P in components[1:]:
        I = I.intersection(P)
    if is_matrix_variety(V):
        C = normal_pairs(I, x, y)
        pairs = T.ideal([f(*(side + n)) for side in (x, y) for f in C.gens()])
    else:
        pairs = normality(I, x, n) + normality(I, y, n)
        for side in (x, y):
            pairs = pairs.saturation(singular_points(I, side))[0]
    return pairs.saturation(T.ideal(difference(x, y)))[0]


def bottlenecks_by_definition(V, W):
    """(dimension, number of different pairs)."""
    return different_points(bottleneck_pairs(V, W))


def all_strata(I):
    """The prime ideals of the components of a variety, of those of their singular points, and so
    on."""
    found = []
    for P in [] if I.is_one() else I.minimal_associated_primes():
        for Q in [P] + all_strata(singular_points(P, P.ring().gens())):
            if Q not in found:
                found.append(Q)
    return found


def voronoi_by_definition(V, W, point, n):
    """In the coordinates a of the normal space at a point y, u = y + W^-1 (a_1 n_1 + ...): the
    hypersurfaces of the u that have a further critical point x on some stratum, as far away as y;
    and of those over which y is no simple point of the fibre of critical points."""
    I, N, c = given_ideal(V), W.nrows(), n.nrows()
    U = polynomial_ring(QQ, ["a%d" % k for k in range(c)])
    T = polynomial_ring(QQ, N + c)
    x, y = T.gens()[:N], [T(v) for v in point]

    def over(a):
        shift = apply_metric(W.inverse(), (matrix([a]) * n).list())
        return [v + w for v, w in zip(point, shift)]

    def squared(v):
        return sum(a * b for a, b in zip(v, apply_metric(W, v)))

    u = over(T.gens()[N:])
    near = squared(difference(u, y))
    boundary, focal = set(), set()
    for P in all_strata(I):
        critical = normality(P, x, apply_metric(W, difference(u, x)))
        critical += T.ideal(squared(difference(u, x)) - near)
        regular = critical.saturation(singular_points(P, x))[0]
        boundary.update(hypersurfaces_in(U, regular.saturation(T.ideal(difference(x, y)))[0]))
    S = polynomial_ring(QQ, 2 * N)
    x, u = S.gens()[:N], S.gens()[N:]
    P = next(P for P in I.minimal_associated_primes() if not any(f(*point) for f in P.gens()))
    E = normal_pairs(P, x, apply_metric(W, difference(u, x)))
    at_point = [U(v) for v in point] + [U(v) for v in over(U.gens())]
    ramified = U.ideal([f(*at_point) for f in ramification_ideal(E, N).gens()])
    focal.update(hypersurfaces_in(U, ramified))
    return (U, sorted(boundary)), (U, sorted(focal))
