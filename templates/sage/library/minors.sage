# needs: ideals
# minors: ideals of minors, with their dimension, degree and singular locus.


def is_generic(M):
    """Whether the entries are distinct variables, or those on and above the diagonal of a
    symmetric matrix are."""
    entries = M.list()
    if M.is_symmetric():
        entries = [M[i, j] for i in range(M.nrows()) for j in range(i, M.ncols())]
    return all(f in M.base_ring().gens() for f in entries) and len(set(entries)) == len(entries)


def minors_ideal(M, k):
    return M.base_ring().ideal(M.minors(k) if k > 0 else [1])


def minors_report(M, k):
    """Fields of the answer about the k x k minors.

    The matrices of rank < k are singular exactly where the rank drops once more. For another
    matrix the Jacobian criterion decides where the scheme of the minors is not smooth of its
    dimension. The whole space and the empty set have no singular points.
    """
    R = M.base_ring()
    generators = M.minors(k) if k <= min(M.dimensions()) else []
    I = R.ideal(generators)
    d, degree = dimension_and_degree(I)
    if I.is_zero() or d < 0:
        singular = R.ideal(1)
    elif is_generic(M):
        singular = minors_ideal(M, k - 1)
    else:
        jacobian = matrix(R, [[f.derivative(x) for x in R.gens()] for f in I.gens()])
        singular = I + minors_ideal(jacobian, R.ngens() - d)
    singular_dimension, singular_degree = dimension_and_degree(singular)
    return [
        ("generators", (R, generators)),
        ("groebnerBasis", (R, groebner(I))),
        ("dimension", d),
        ("degree", degree),
        ("singularLocus", (R, groebner(singular))),
        ("singularDimension", singular_dimension),
        ("singularDegree", singular_degree),
    ]
