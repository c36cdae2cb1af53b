# needs: conormal ideals values varieties
# bottleneck: pairs of points of a variety such that the line through them is normal at both.
#
# With multipliers l and m, W(y - x) = J(x)^t l and W(x - y) = J(y)^t m (Eklund 2018; Di Rocco,
# Eklund, Weinstein 2020). For matrices (x, W(y - x)) and (y, W(x - y)) are in the conormal
# variety, so that a singular point counts with the limits of normals. The diagonal x = y is
# removed by an s with s h(x - y) = 1 for a random linear form h, which vanishes on no pair of
# finitely many. Pairs on a cone can be multiplied by a number, to h(x - y) = 1.


def is_cone(V):
    return is_matrix_variety(V) or V.is_homogeneous()


def codimension(V):
    return V.ring().ngens() - dimension_and_degree(V)[0]


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


def bottleneck_ideal(V, W):
    kk, N, c = W.base_ring(), ambient_dimension(V), multiplier_count(V)
    T = polynomial_ring(kk, 2 * N + 2 * c + (0 if is_cone(V) else 1))
    x, y = list(T.gens()[:N]), list(T.gens()[N : 2 * N])
    l, m = T.gens()[2 * N : 2 * N + c], T.gens()[2 * N + c : 2 * N + 2 * c]
    there = [b - a for a, b in zip(x, y)]
    back = [-a for a in there]
    apart = random_form(kk, there) * (1 if is_cone(V) else T.gens()[-1]) - 1
    return T.ideal([*normal_equations(V, x, times_metric(W, there), l),
                    *normal_equations(V, y, times_metric(W, back), m), apart])


def bottleneck_count(V, W):
    """(dimension, number of different ordered pairs); 0 pairs stand for infinitely many.

    Of a cone each pair has its multiples, one dimension more than those with h(x - y) = 1.
    """
    I = bottleneck_ideal(V, W)
    d, _ = dimension_and_degree(I)
    if d >= 0 and is_cone(V):
        d += 1
    return d, 0 if d > 0 else count_values(random_form(W.base_ring(), I.ring().gens()), I)
