# needs: ideals metric random varieties
# parametric: critical points on the closure of the image of a polynomial or rational map, a list.
#
# A parametrisation may cover its image several times or contract whole families, so parameters
# are not points. First as many parameters are kept as the dimension d of the image; the others get
# values such that the derivative has rank d at some point, so the restriction psi still dominates
# the image and has few terms. Parameters that can be scaled without a change of the image, such as
# weights of a neuron, become one. Then the critical parameters where psi is immersive are counted,
# and the count is divided by the number of points in a generic fibre of psi. The division is
# exact: for a generic datum each critical point of the image is general enough to have a full
# fibre, along which psi is immersive in characteristic zero; and the critical parameters over
# other points of the image fill less than N dimensions of pairs (parameter, datum), so there are
# none.
#
# A map p/q is the pair of the list of its numerators and its denominator. Equations are multiplied
# by q, and the parameters at which it vanishes are kept out together with those where the map is
# not immersive: they fill less than d dimensions.


def image_dimension(p, q):
    """The rank of the differential at a random point."""
    R = q.parent()
    kk = R.base_ring()
    return differential_of(p, q).apply_map(R.hom(random_numbers(kk, R.ngens()), kk)).rank()


def scalings(p, q):
    """The cocharacters of the torus of scalings that fix p/q, as rows.

    They are the kernel of the differences of exponents.
    """
    exponents = [e for f in p + [q] for e in f.exponents()]
    differences = [[a - b for a, b in zip(e, exponents[-1])] for e in exponents]
    return matrix(ZZ, differences).right_kernel_matrix()


def scaled_parameters(K):
    """The numbers of parameters that are set to one: one for each row.

    Where the pivots are units, as far as there are such, orbits meet this once.
    """
    K, found = K.rows(), []
    while K:
        j, i = min((abs(c), j, i) for i, v in enumerate(K) for j, c in enumerate(v) if c)[1:]
        row = K.pop(i)
        K = [(row[j] * v - v[j] * row) / row[j].gcd(v[j]) for v in K]
        found.append(j)
    return found


def restricted_map(phi):
    """The map on as many parameters as the dimension of the image, as a pair."""
    p, q = rational_map(phi)
    R, d = q.parent(), image_dimension(p, q)
    kk, n = R.base_ring(), R.ngens()
    if d == n:
        return p, q
    ones = scaled_parameters(scalings(p, q))
    values = [kk(1) if j in ones else c for j, c in enumerate(random_numbers(kk, n))]
    J = differential_of(p, q).apply_map(R.hom(values, kk))
    kept = []
    for j in reversed([j for j in range(n) if j not in ones]):
        if len(kept) < d and J.matrix_from_rows(kept + [j]).rank() > len(kept):
            kept.append(j)
    S = polynomial_ring(kk, d)
    place = dict(zip(kept, S.gens()))
    restriction = R.hom([place.get(j, S(c)) for j, c in enumerate(values)], S)
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
    """The number of points over the image of a random one.

    At all of them the differential has full rank, in characteristic zero (generic smoothness).
    """
    p, q = psi
    R = q.parent()
    at_point = R.hom(random_numbers(R.base_ring(), R.ngens()), R.base_ring())
    return dimension_and_degree(where_defined(q, [at_point(q) * f - at_point(f) * q for f in p]))[1]


def where_defined(q, equations):
    """The ideal of the equations where the denominator is not zero (Rabinowitsch)."""
    R = q.parent()
    if q.is_constant():
        return R.ideal(equations)
    S = polynomial_ring(R.base_ring(), R.ngens() + 1)
    inS = R.hom(S.gens()[:-1], S)
    return S.ideal([inS(f) for f in equations] + [1 - S.gens()[-1] * inS(q)])


def critical_count_on_image(phi, W):
    """(dimension, number of critical points on the image) over a random datum."""
    psi = restricted_map(phi)
    if psi[1].parent().ngens() == len(phi):
        return 0, 1  # the image is dense, and the datum alone is critical
    u = random_numbers(W.base_ring(), W.nrows())
    d, count = dimension_and_degree(where_immersive(psi, critical_parameters(psi, W, u))[0])
    degree = fibre_degree(psi)
    if degree == 0 or count % degree != 0:
        raise ValueError("expected a multiple of the fibre degree %d, got %d: take another seed "
                         "or prime" % (degree, count))
    return d, count // degree
