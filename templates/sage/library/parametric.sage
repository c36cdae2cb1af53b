# needs: ideals metric random
# parametric: critical points on the closure of the image of a polynomial map, a list phi.
#
# A parametrisation may cover its image several times or contract whole families, so parameters
# are not points. First the map is restricted to a generic affine space of the dimension d of the
# image. This meets a generic fibre in finitely many points, so the restriction psi still
# dominates the image. Then the critical parameters where psi is immersive are counted, and the
# count is divided by the number of points in a generic fibre of psi. The division is exact: for a
# generic datum each critical point of the image is general enough to have a full fibre, along
# which psi is immersive in characteristic zero; and the critical parameters over other points of
# the image fill less than N dimensions of pairs (parameter, datum), so there are none.


def differential_of(phi):
    """The matrix of the derivatives, a row for each parameter."""
    return matrix([[f.derivative(t) for f in phi] for t in phi[0].parent().gens()])


def image_dimension(phi):
    """The rank of the differential at a random point."""
    R = phi[0].parent()
    kk = R.base_ring()
    return differential_of(phi).apply_map(R.hom(random_numbers(kk, R.ngens()), kk)).rank()


def restricted_map(phi):
    """The map on a random affine space of the dimension of the image."""
    R, d = phi[0].parent(), image_dimension(phi)
    kk = R.base_ring()
    S = polynomial_ring(kk, d)
    forms = matrix([random_numbers(kk, d + 1) for _ in range(R.ngens())])
    restriction = R.hom((forms * matrix([S(1)] + list(S.gens())).transpose()).list(), S)
    return [restriction(f) for f in phi]


def where_immersive(psi, equations):
    """The ideal of the equations where the differential of psi has full rank.

    That is where a random combination of its maximal minors can be inverted (Rabinowitsch).
    """
    R, d = psi[0].parent(), psi[0].parent().ngens()
    kk = R.base_ring()
    S = polynomial_ring(kk, d + 1)
    inS = R.hom(S.gens()[:d], S)
    mixing = matrix([random_numbers(kk, d) for _ in psi])
    minor = (differential_of(psi) * mixing).det()
    inverse = 1 - S.gen(d) * inS(minor)
    return S.ideal([inS(f) for f in equations] + [inverse])


def fibre_degree(psi):
    """The number of points over the image of a random point."""
    R = psi[0].parent()
    at_point = R.hom(random_numbers(R.base_ring(), R.ngens()), R.base_ring())
    return dimension_and_degree(where_immersive(psi, [f - at_point(f) for f in psi]))[1]


def critical_count_on_image(phi, W):
    """(dimension, number of critical points on the image) over a random datum."""
    psi = restricted_map(phi)
    u = random_numbers(W.base_ring(), W.nrows())
    residue = matrix(weighted_residue(W, psi, u)).transpose()
    gradient = (differential_of(psi) * residue).list()
    d, count = dimension_and_degree(where_immersive(psi, gradient))
    degree = fibre_degree(psi)
    if degree == 0 or count % degree != 0:
        raise ValueError("expected a multiple of the fibre degree %d, got %d: take another seed "
                         "or prime" % (degree, count))
    return d, count // degree
