# needs: ideals parametric random varieties
# image: degrees of the closures of images, and of the maps onto them.
#
# A general affine space of complementary dimension meets the closure in as many points as the
# degree says, all of them general; so of a restriction psi of the map (parametric) each has a full
# fibre, and counting preimages and dividing by the points of one fibre gives the degree. If the
# closure is a cone, all equations of the space but one may be linear forms.


def is_cone_of(p, q):
    """Whether all coordinates are scaled alike by some scalings of the parameters."""
    E = matrix(QQ, [list(e) for f in p for e in f.exponents()])
    return q.is_constant() and E.rank() == E.augment(matrix(QQ, [[1]] * E.nrows())).rank()


def general_equations(p, q, d, is_cone):
    """Those of a general affine space of codimension d in terms of the coordinates.

    Each of the first ones is given by the others.
    """
    k = d - 1 if is_cone else d
    others = p[k:] if is_cone else p[k:] + [q]

    def combination():
        return sum(c * f for c, f in zip(random_numbers(q.base_ring(), len(others)), others))

    equations = [f + combination() for f in p[:k]]
    return equations + [q + combination()] if is_cone else equations


def image_report(phi):
    """The dimension of the image, the degree of its closure, the dimension of the fibres modulo
    scalings, and how many points modulo scalings a generic fibre has, or 0 if infinitely many."""
    p, q = rational_map(phi)
    K = scalings(p, q)
    psi = restricted_map(phi)
    d, e = psi[1].parent().ngens(), fibre_degree(psi)
    equations = general_equations(*psi, d, is_cone_of(p, q))
    dimension, preimages = dimension_and_degree(where_defined(psi[1], equations))
    if e == 0 or dimension != 0 or preimages % e != 0:
        raise ValueError("expected a multiple of the fibre degree %d, got %d: take another seed "
                         "or prime" % (e, preimages))
    extra = q.parent().ngens() - K.nrows() - d
    # how often the chart meets an orbit
    index = abs(K.matrix_from_columns(scaled_parameters(K)).det())
    return d, preimages // e, extra, 0 if extra > 0 else e // index


def generic_fibre_report(phi):
    """The dimension of the fibres modulo scalings, and how many points modulo scalings a generic
    fibre has, or 0 if there are infinitely many."""
    p, q = rational_map(phi)
    K = scalings(p, q)
    extra = q.parent().ngens() - K.nrows() - image_dimension(p, q)
    if extra > 0:
        return extra, 0
    index = abs(K.matrix_from_columns(scaled_parameters(K)).det())
    return 0, fibre_degree(restricted_map(phi)) // index
