# needs: critical ideals parametric random values varieties
# datum: the critical points of the distance to one given point, which may be special.


def turned_coordinates(V, kk):
    """The matrix of a linear map that preserves V: its rows are the images of the coordinates.

    A datum that is special in the coordinates, such as a diagonal matrix, can have critical
    points outside of the chart of the critical ideal. X -> P X Q preserves the rank, and
    X -> P X P^t the symmetric matrices, too.
    """
    N = ambient_dimension(V)
    one = matrix.identity(kk, N)
    if not is_matrix_variety(V):
        return one
    m, n = V.matrix(one.row(0).list()).dimensions()
    P = matrix(kk, m, m, random_numbers(kk, m * m))
    if isinstance(V, SymmetricDeterminantal):
        Q = P.transpose()
    else:
        Q = matrix(kk, n, n, random_numbers(kk, n * n))
    images = [P * V.matrix(row.list()) * Q for row in one.rows()]
    return matrix([[Y[p] for p in V.positions] for Y in images])


def datum_count(V, W, u):
    """(dimension, number with multiplicities, number of different ones) of the critical points.

    Where multipliers are not determined, at singular points, the points alone are counted.
    """
    if not is_matrix_variety(V) and V.is_one():
        return -1, 0, 0
    T = turned_coordinates(V, W.base_ring())
    turned = list(matrix(u) * T.inverse())[0]
    I = critical_ideal(V, T * W * T.transpose(), list(turned))
    d, count = dimension_and_degree(I)
    if d == 0:
        return d, count, count_values(random_form(W.base_ring(), I.ring().gens()), I)
    if d < 0 or is_matrix_variety(V):
        return d, count, 0
    N = ambient_dimension(V)
    x, multipliers = I.ring().gens()[:N], I.ring().gens()[N:]
    d = I.elimination_ideal(multipliers).dimension() - len(multipliers)
    points = count_values(random_form(W.base_ring(), x), I) if d == 0 else 0
    return d, points, points


def sliced_map(phi):
    """The map on a random affine space of the dimension of the image, as a pair.

    It meets all fibres, also over points that are critical for a special datum, and are not in a
    chart.
    """
    p, q = rational_map(phi)
    R, d = q.parent(), image_dimension(p, q)
    kk = R.base_ring()
    S = polynomial_ring(kk, d)
    forms = matrix([random_numbers(kk, d + 1) for _ in range(R.ngens())])
    restriction = R.hom((forms * matrix([S(1)] + list(S.gens())).transpose()).list(), S)
    return [restriction(f) for f in p], restriction(q)


def datum_count_on_image(phi, W, u):
    """The same on the image of a map, where points of the image are counted."""
    psi = sliced_map(phi)
    p, q = psi
    I, inverse = where_immersive(psi, critical_parameters(psi, W, u))
    d, count = dimension_and_degree(I)
    multiplicities = count // fibre_degree(psi)
    if d != 0:
        return d, multiplicities, 0
    inS = q.parent().hom(I.ring().gens()[:-1], I.ring())
    image = [inS(f) if q.is_one() else inS(f) * inverse for f in p]
    return d, multiplicities, count_values(random_form(W.base_ring(), image), I)
