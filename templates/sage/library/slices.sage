# needs: ideals polar random
# slices: polar degrees of a hypersurface by slicing its conormal variety.
#
# For a form f in N variables the polar degree number j counts the regular points x of f = 0 in
# P^(N-1) that lie on j generic hyperplanes and have their gradient on N-2-j generic hyperplanes.
# Generic is here: random over a prime field.


def slice_polar_degree(f, j):
    R = f.parent()
    kk, N = R.base_ring(), R.ngens()
    # a generic affine chart of the linear space of codimension j, and one variable more that
    # keeps the gradient away from zero
    S = polynomial_ring(kk, N - j)
    chart = matrix([S(1)] + list(S.gens()[:-1])).transpose()
    forms = matrix([random_numbers(kk, N - j) for _ in range(N)])
    restriction = R.hom((forms * chart).list(), S)
    gradient = matrix([restriction(f.derivative(x)) for x in R.gens()])
    functionals = matrix([random_numbers(kk, N - 1 - j) for _ in range(N)])
    away, *on = (gradient * functionals).list()
    return dimension_and_degree(S.ideal([restriction(f), 1 - S.gen(N - 1 - j) * away] + on))[1]


def slice_polar_degrees(f):
    """All of them, as far as they are not zero."""
    return nonzero_range([slice_polar_degree(f, j) for j in range(f.parent().ngens() - 1)])
