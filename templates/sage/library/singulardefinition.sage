# needs: definition ideals varieties
# singulardefinition: the singular points of a variety as they are defined: by elimination, all
# minors and decomposition.


def singular_by_definition(V):
    found = all_components(V)
    sets = [singular_points(P, P.ring().gens()) for P in found]
    sets += [P + Q for i, P in enumerate(found) for Q in found[:i]]
    return largest_sets([P for J in sets for P in primes_of(J)])


def ramification_by_definition(phi, d):
    """Of the parameters where all minors of the size of the general rank vanish."""
    p, q = rational_map(phi)
    R = q.parent()
    J = R.ideal(differential_of(p, q).minors(d))
    if not q.is_constant():
        J = J.saturation(R.ideal(q))[0]
    return dimension_and_degree(J)[0]


def primes_of(I):
    """The prime ideals of the components."""
    return [] if I.is_one() else [I] if I.is_zero() else I.minimal_associated_primes()


def largest_sets(primes):
    """Each once, and none that lies in another."""
    bases = []
    for P in primes:
        if P not in bases:
            bases.append(P)
    return [P for P in bases if not any(Q != P and Q <= P for Q in bases)]


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
