# needs: ideals
# overfunction: the weights over one function, by components and in a random chart.


def real_point_count(P):
    """The real points of a prime ideal of dimension zero: the real values of a random linear
    form."""
    R = P.ring()
    S = PolynomialRing(QQ, ["w%d" % i for i in range(R.ngens() + 1)], order="lex")
    x = S.gens()[: R.ngens()]
    form = sum(ZZ.random_element(1, 1000) * t for t in x)
    J = S.ideal([f(*x) for f in P.gens()] + [S.gens()[-1] - form])
    (f,) = J.elimination_ideal(list(x)).gens()
    return f.univariate_polynomial().number_of_real_roots()


def fibre_over_function(I, blocks, order):
    """(dimension, number of orbits, how many have real points) of the zeros of I, as for cells.

    Modulo base changes of the blocks, which bring general matrices of full rank to B L = 1 for a
    general L, and a finite group of an order that moves all.
    """
    R = I.ring()
    if I.is_one():
        return -1, 0, 0
    d = max(dimension_and_degree(P)[0] for P in I.minimal_associated_primes())
    equations = []
    for B in blocks:
        L = matrix(R, B.ncols(), B.nrows(), lambda i, j: ZZ.random_element(1, 100))
        equations += (B * L - 1).list()
    chart = I + R.ideal(equations)
    if chart.is_one():
        return d, 0, 0
    if dimension_and_degree(chart)[0] > 0:
        return d, -1, -1
    points = chart.minimal_associated_primes()
    return (d, sum(dimension_and_degree(P)[1] for P in points) // order,
            sum(real_point_count(P) for P in points) // order)
