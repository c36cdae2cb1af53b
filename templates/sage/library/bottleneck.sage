# bottleneck: pairs of points of a variety such that the line through them is normal at both.
#
# With multipliers l and m, W(y - x) = J(x)^t l and W(x - y) = J(y)^t m (Eklund 2018; Di Rocco,
# Eklund, Weinstein 2020). The diagonal x = y is removed by an s with s h(x - y) = 1 for a random
# linear form h, which vanishes on no pair of finitely many.


def normal_equations(F, W, x, v, l):
    """W v = J(x)^t l for the Jacobian J of the generators of F at a point x of a ring."""
    return [a - b for a, b in zip((W * matrix(v).transpose()).list(),
                                  (matrix(l) * jacobian_matrix(F, x)).list())]


def bottleneck_ideal(V, W):
    kk, F = W.base_ring(), complete_intersection(V)
    N, c = V.ring().ngens(), F.ngens()
    T = polynomial_ring(kk, 2 * N + 2 * c + 1)
    x, y = list(T.gens()[:N]), list(T.gens()[N : 2 * N])
    l, m = T.gens()[2 * N : 2 * N + c], T.gens()[2 * N + c : 2 * N + 2 * c]
    there = [b - a for a, b in zip(x, y)]
    back = [-a for a in there]
    on = [V.ring().hom(point, T)(f) for point in (x, y) for f in V.gens()]
    apart = 1 - T.gens()[-1] * random_form(kk, there)
    return T.ideal(on + normal_equations(F, W, x, there, l) + normal_equations(F, W, y, back, m)
                   + [apart])


def bottleneck_count(V, W):
    """(dimension, number of different ordered pairs); 0 pairs stand for infinitely many."""
    I = bottleneck_ideal(V, W)
    d, _ = dimension_and_degree(I)
    return d, 0 if d > 0 else count_values(random_form(W.base_ring(), I.ring().gens()), I)
