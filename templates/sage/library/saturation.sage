# needs: ideals jacobian metric random
# saturation: critical points of a squared distance by their definition, slower by far than by
# Lagrange multipliers: the regular points x of V at which W(x - u) is normal to V (Draisma and
# others, section 2).


def normal_ideal(I, x, y):
    """For an ideal I, where the variables of its ring become x: y is normal to its zeros at x.

    The (c+1)-minors of the general Jacobian bordered by y, saturated by its c-minors: that
    removes all over the singular locus. Over components of smaller dimension too few pairs are
    left to meet a generic datum. To saturate by a Groebner basis takes fewer steps.
    """
    S = x[0].parent()
    J = general_jacobian(I, x)
    inS = I.ring().hom(x, S)
    equations = [inS(f) for f in I.gens()]
    bordered = matrix(S, [y]).stack(J).minors(J.nrows() + 1)
    singular = S.ideal(groebner(S.ideal(equations + J.minors(J.nrows()))))
    return S.ideal(equations + bordered).saturation(singular)[0]


def saturated_critical_count(I, W):
    """(dimension, number of critical points) over a random datum; (-1, 0) when there are none."""
    x = I.ring().gens()
    u = random_numbers(W.base_ring(), W.nrows())
    return dimension_and_degree(normal_ideal(I, x, weighted_residue(W, x, u)))
