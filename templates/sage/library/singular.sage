# needs: definition ideals parametric varieties
# singular: the singular points of a variety, by the Jacobian criterion, over QQ.
from itertools import combinations


def singular_components(V):
    """The primes of the components of all points at which a component is singular, or two of them
    meet."""
    found = all_components(V)
    sets = [singular_points(P, P.ring().gens()) for P in found]
    sets += [P + Q for P, Q in combinations(found, 2)]
    primes = [P for J in sets if not J.is_one()
              for P in ([J] if J.is_zero() else J.minimal_associated_primes())]
    # each once, and none that lies in another
    bases = []
    for P in primes:
        if P not in bases:
            bases.append(P)
    return [P for P in bases if not any(Q != P and Q <= P for Q in bases)]


def ramification_dimension(phi, d):
    """The dimension of the parameters where the derivative has less than its general rank, and the
    map is defined; -1 if there are none."""
    p, q = rational_map(phi)
    R = q.parent()
    J = R.ideal(differential_of(p, q).minors(d))
    if not q.is_constant():
        J = J.saturation(R.ideal(q))[0]
    return dimension_and_degree(J)[0]


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
