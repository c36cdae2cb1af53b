# needs: conormal ideals metric random
# saturation: critical points of a squared distance by their definition, slower by far than by
# Lagrange multipliers: the regular points x of V at which W(x - u) is normal to V (Draisma and
# others, section 2).


def saturated_critical_count(I, W):
    """(dimension, number of critical points) over a random datum; (-1, 0) when there are none."""
    x = I.ring().gens()
    u = random_numbers(W.base_ring(), W.nrows())
    return dimension_and_degree(normal_ideal(I, x, weighted_residue(W, x, u)))
