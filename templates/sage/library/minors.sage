# needs: assumptions ideals
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


def singular_scheme(I):
    """Whether all components have one dimension, and where the scheme of I is not smooth: on the
    components of codimension c, where the gradients of I span less than c dimensions. That holds
    where components meet, too."""
    R = I.ring()
    gradients = matrix(R, [[f.derivative(x) for x in R.gens()] for f in I.gens()])
    G = I.change_ring(R.change_ring(order="degrevlex"))
    d, degree = dimension_and_degree(G)
    if is_cohen_macaulay(groebner(G), R.ngens() - d, degree):
        return True, I + minors_ideal(gradients, R.ngens() - d)
    parts = {}
    for P in I.minimal_associated_primes():
        c = R.ngens() - dimension_and_degree(P)[0]
        parts[c] = parts[c].intersection(P) if c in parts else P
    singular = R.ideal(1)
    for c, J in parts.items():
        singular = singular.intersection(J + minors_ideal(gradients, c))
    return len(parts) == 1, singular


def minors_report(M, k):
    """Fields of the answer about the k x k minors.

    The matrices of rank < k are singular exactly where the rank drops once more. For another
    matrix the Jacobian criterion decides. The whole space and the empty set have no singular
    points.
    """
    R = M.base_ring()
    generators = M.minors(k) if k <= min(M.dimensions()) else []
    I = R.ideal(generators)
    d, degree = dimension_and_degree(I)
    equidimensional = True
    if I.is_zero() or d < 0:
        singular = R.ideal(1)
    elif is_generic(M):
        singular = minors_ideal(M, k - 1)
    else:
        equidimensional, singular = singular_scheme(I)
    singular_dimension, singular_degree = dimension_and_degree(singular)
    return [
        ("generators", (R, generators)),
        ("groebnerBasis", (R, groebner(I))),
        ("dimension", d),
        ("degree", degree),
        ("singularLocus", (R, groebner(singular))),
        ("singularDimension", singular_dimension),
        ("singularDegree", singular_degree),
        ("assumes-equidimensional", "proved" if equidimensional
         else "fails, each component has its singular points"),
    ]
