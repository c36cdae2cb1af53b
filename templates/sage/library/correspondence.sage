# needs: conormal ideals jacobian metric multidegree varieties
# correspondence: the Euclidean distance correspondence, the closure of the pairs (x, u) such that
# x is critical for the distance to u. With y = W(u - x) it is the conormal variety in other
# coordinates; so its dimension is that of the data space, and for a cone its bidegrees, in x and
# y, are the polar degrees.


def conormal_chart(V, S):
    """A generic point (x, y) of the conormal variety, by the first N variables of the ring S."""
    free = iter(S.gens())

    def block(rows, columns):
        return matrix(S, rows, columns, [next(free) for _ in range(rows * columns)])

    def symmetric(n):
        entries = [next(free) for _ in range(n * (n + 1) // 2)]
        return SymmetricDeterminantal(n, n).matrix(entries) if n > 0 else matrix(S, 0, 0)

    if isinstance(V, SymmetricDeterminantal):
        r, s = V.rank, V.size - V.rank
        A = block(s, r)
        E = A.transpose()
        B, C = symmetric(r), symmetric(s)
        t = s
    else:
        r, s, t = V.rank, V.rows - V.rank, V.columns - V.rank
        A, E, B, C = block(s, r), block(r, t), block(r, r), block(s, t)
    X = matrix.identity(S, r).stack(A) * B * matrix.identity(S, r).augment(E)
    Y = (-A.transpose()).stack(matrix.identity(S, s)) * C * (-E.transpose()).augment(
        matrix.identity(S, t))
    x = [X[p] for p in V.positions]
    return x, [c * Y[p] for p, c in zip(V.positions, V.multiplicities)]


def ed_correspondence(V, W):
    """Generators in kk[auxiliary, x, u], and the number of auxiliary variables.

    These are the coordinates of a chart of the conormal variety, (x, W(u - x)) = (X, Y); or
    Lagrange multipliers l for an ideal, W(u - x) = J^t l, where components of their own may lie
    over the singular locus.
    """
    N = W.nrows()
    k = N if is_matrix_variety(V) else V.ngens()
    S = polynomial_ring(W.base_ring(), k + 2 * N)
    l, x, u = S.gens()[:k], S.gens()[k : k + N], S.gens()[k + N :]
    if is_matrix_variety(V):
        X, Y = conormal_chart(V, S)
        on_variety = [a - b for a, b in zip(x, X)]
    else:
        Y = (matrix(l) * jacobian_matrix(V, x)).list()
        inS = V.ring().hom(x, S)
        on_variety = [inS(f) for f in V.gens()]
    normal = [a - b for a, b in zip(weighted_residue(W, u, x), Y)]
    return (S, [f for f in on_variety + normal if f != 0]), k


def correspondence_equations(V, W):
    """The reduced Groebner basis in kk[x, u]: the conormal ideal at y = W(u - x).

    That is homogeneous in y, and for a cone in x too, so it is substituted at the end. An ideal
    needs no projective closure here: its regular points and normal spaces are affine.
    """
    x, y = bigraded_ring(W.base_ring(), V)
    C = conormal_ideal(V, x, y)
    S = C.ring()
    substitution = S.hom(x + weighted_residue(W, y, x), S)
    return S, groebner(S.ideal([substitution(f) for f in C.gens()]))


def projective_closure(I):
    """By one variable more: a Groebner basis in a graded order, made homogeneous."""
    R = I.ring()
    S = polynomial_ring(R.base_ring(), R.ngens() + 1)
    inS = R.hom(S.gens()[:-1], S)
    return S.ideal([inS(f).homogenize(S.gens()[-1]) for f in groebner(I)])


def correspondence_invariants(V, kk):
    """Dimension and polar degrees over a prime field.

    An ideal has the polar degrees of its projective closure, whose conormal variety has one
    dimension more than its chart where the new coordinate is 1.
    """
    if is_matrix_variety(V):
        return dimension_and_bidegrees(conormal_ideal(V, *bigraded_ring(kk, V)))
    if V.is_one():
        return -1, []
    closure = projective_closure(V.change_ring(V.ring().change_ring(kk)))
    d, degrees = dimension_and_bidegrees(conormal_ideal(closure, *bigraded_ring(kk, closure)))
    return d - 1, degrees
