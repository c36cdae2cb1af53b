# needs: conormal ideals jacobian random values varieties
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
