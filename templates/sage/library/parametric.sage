# needs: ideals metric random varieties
# parametric: critical points on the closure of the image of a polynomial or rational map, a list.
#
# A parametrisation may cover its image several times or contract whole families, so parameters
# are not points. First the map is restricted to a generic affine space of the dimension d of the
# image. This meets a generic fibre in finitely many points, so the restriction psi still
# dominates the image. Then the critical parameters where psi is immersive are counted, and the
# count is divided by the number of points in a generic fibre of psi. The division is exact: for a
# generic datum each critical point of the image is general enough to have a full fibre, along
# which psi is immersive in characteristic zero; and the critical parameters over other points of
# the image fill less than N dimensions of pairs (parameter, datum), so there are none.
#
# A map p/q is the pair of the list of its numerators and its denominator. Equations are multiplied
# by q, and the parameters at which it vanishes are kept out together with those where the map is
# not immersive: they fill less than d dimensions.


def differential_of(p, q):
    """The matrix of the derivatives of p/q, a row for each parameter, times q^2."""
    return matrix([[q * f.derivative(t) - f * q.derivative(t) for f in p]
                   for t in q.parent().gens()])


def image_dimension(p, q):
    """The rank of the differential at a random point."""
    R = q.parent()
    kk = R.base_ring()
    return differential_of(p, q).apply_map(R.hom(random_numbers(kk, R.ngens()), kk)).rank()


def restricted_map(phi):
    """The map on a random affine space of the dimension of the image, as a pair."""
    p, q = rational_map(phi)
    R, d = q.parent(), image_dimension(p, q)
    kk = R.base_ring()
    S = polynomial_ring(kk, d)
    forms = matrix([random_numbers(kk, d + 1) for _ in range(R.ngens())])
    restriction = R.hom((forms * matrix([S(1)] + list(S.gens())).transpose()).list(), S)
    return [restriction(f) for f in p], restriction(q)


def critical_parameters(psi, W, u):
    """Equations of the parameters that are critical over a datum; where q vanishes, more."""
    p, q = psi
    residue = matrix(weighted_residue(W, p, [q * v for v in u])).transpose()
    return (differential_of(p, q) * residue).list()


def where_immersive(psi, equations):
    """The ideal of the equations where p/q is defined and its differential has full rank.

    That is where q and a random combination of the maximal minors can be inverted (Rabinowitsch);
    and the inverse of q.
    """
    p, q = psi
    R, d = q.parent(), q.parent().ngens()
    kk = R.base_ring()
    S = polynomial_ring(kk, d + 1)
    inS = R.hom(S.gens()[:d], S)
    mixing = matrix([random_numbers(kk, d) for _ in p])
    inverse = S.gen(d) * inS((differential_of(p, q) * mixing).det())
    return S.ideal([inS(f) for f in equations] + [1 - inS(q) * inverse]), inverse


def fibre_degree(psi):
    """The number of points over the image of a random point."""
    p, q = psi
    R = q.parent()
    at_point = R.hom(random_numbers(R.base_ring(), R.ngens()), R.base_ring())
    same = [at_point(q) * f - at_point(f) * q for f in p]
    return dimension_and_degree(where_immersive(psi, same)[0])[1]


def critical_count_on_image(phi, W):
    """(dimension, number of critical points on the image) over a random datum."""
    psi = restricted_map(phi)
    u = random_numbers(W.base_ring(), W.nrows())
    d, count = dimension_and_degree(where_immersive(psi, critical_parameters(psi, W, u))[0])
    degree = fibre_degree(psi)
    if degree == 0 or count % degree != 0:
        raise ValueError("expected a multiple of the fibre degree %d, got %d: take another seed "
                         "or prime" % (degree, count))
    return d, count // degree
