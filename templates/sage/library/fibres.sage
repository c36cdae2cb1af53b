# needs: definition ideals parametric varieties
# fibres: degrees of varieties, and of maps, by their definition.


def degree_by_definition(V):
    """(dimension, degree): primes of the components of the largest dimension, added up."""
    found = [dimension_and_degree(P) for P in largest_components(V)]
    return (found[0][0], sum(degree for _, degree in found)) if found else (-1, 0)


def fibre_by_definition(phi):
    """The dimension of the fibre of a random parameter, less that of an orbit of the scalings that
    fix the map, and how many orbits it is: their degrees are all the same. 0 if infinitely many."""

    def count():
        p, q = rational_map(phi)
        R = q.parent()
        x = random_integers(R.ngens())
        at = R.hom(x, R)
        fibre = R.ideal([at(q) * f - q * at(f) for f in p]).saturation(R.ideal(q))[0]

        def half(a, sign):
            value = R.one()
            for t, c, e in zip(R.gens(), x, a):
                value *= R(t / c) ** max(sign * e, 0)
            return value

        characters = scalings(p, q).right_kernel_matrix().rows()
        orbit = R.ideal([half(a, 1) - half(a, -1) for a in characters])
        for t in R.gens():
            orbit = orbit.saturation(R.ideal(t))[0]
        d, degree = dimension_and_degree(fibre)
        e, one = dimension_and_degree(orbit)
        return d - e, 0 if d > e else degree // one

    return agreed(count)


def map_degree_by_definition(phi):
    return fibre_by_definition(phi)[1]
