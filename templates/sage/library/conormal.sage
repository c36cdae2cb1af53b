# needs: assumptions ideals jacobian multidegree varieties
# conormal: conormal varieties, the closures of the pairs (x, y) with x a regular point of a
# variety and y normal to it there.


def bigraded_ring(kk, V):
    """kk[x, y], and the lists x and y."""
    N = ambient_dimension(V)
    gens = polynomial_ring(kk, 2 * N).gens()
    return list(gens[:N]), list(gens[N:])


def conormal_ideal(V, x, y):
    """The ideal, where x and y are the lists of the variables of a ring.

    Rank at most r: X^t Y = 0 and X Y^t = 0, with rank Y at most min(m, n) - r. These pairs are
    irreducible, for each is a limit of pairs with both ranks as large as allowed, and the ideal
    is that of the conormal variety (Strickland 1982). The same holds for symmetric matrices,
    where y pairs with x coordinate by coordinate, so that it is halved off the diagonal, or
    doubled on it.
    """
    if not is_matrix_variety(V):
        return conormal_of_ideal(radical_ideal(V), x, y)
    X = V.matrix(x)
    if isinstance(V, SymmetricDeterminantal):
        Y = V.matrix([(2 // c) * f for f, c in zip(y, V.multiplicities)])
        products = [X * Y]
    else:
        Y = V.matrix(y)
        products = [X.transpose() * Y, X * Y.transpose()]
    S = X.base_ring()
    return S.ideal([f for P in products for f in P.list()]
                   + X.minors(V.rank + 1) + Y.minors(min(Y.dimensions()) - V.rank + 1))


def conormal_of_ideal(I, x, y):
    """The conormal varieties of all components, where x and y are the variables of a ring.

    Let I be radical. The gradients of its elements at a regular point of a component span the
    conormal space there, and at any other point they are limits of such gradients. So the
    conormal varieties of the components, of whatever dimension, are together the closure of the
    pairs (x, J^t l): the multipliers l are eliminated from y = J^t l. Where all components have
    the codimension c, so many random elements of I have gradients enough.
    """
    S, N = x[0].parent(), len(x)
    F = complete_intersection(I) if S.characteristic() > 0 and is_equidimensional(I) else I
    k = F.ngens()
    T = polynomial_ring(S.base_ring(), k + 2 * N)
    l, at_x, at_y = T.gens()[:k], T.gens()[k : k + N], T.gens()[k + N :]
    at = I.ring().hom(at_x, T)
    normal = zip(at_y, (matrix(T, [l]) * jacobian_matrix(F, at_x)).list())
    pairs = T.ideal([at(f) for f in I.gens()] + [a - b for a, b in normal])
    back = T.hom([S.zero()] * k + list(x) + list(y), S)
    return S.ideal([back(f) for f in pairs.elimination_ideal(list(l)).gens()])


def conormal_polar_degrees(V, kk):
    """Of the components of the largest dimension."""
    if not is_matrix_variety(V):
        V = largest_part(V)
    return dimension_and_bidegrees(conormal_ideal(V, *bigraded_ring(kk, V)))[1]
