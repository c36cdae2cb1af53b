# needs: definition ideals parametric singular varieties
# singulardefinition: the singular points of a variety as they are defined: by elimination, all minors
# and decomposition.
from itertools import combinations


def singular_by_definition(V):
    found = all_components(V)
    sets = [singular_points(P, P.ring().gens()) for P in found]
    sets += [P + Q for P, Q in combinations(found, 2)]
    return largest_sets([P for J in sets for P in primes_of(J)])


def ramification_by_definition(phi, d):
    """Of the parameters where all minors of the size of the general rank vanish."""
    p, q = rational_map(phi)
    R = q.parent()
    J = R.ideal(differential_of(p, q).minors(d))
    if not q.is_constant():
        J = J.saturation(R.ideal(q))[0]
    return dimension_and_degree(J)[0]
