# needs: ideals random varieties
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
        return normal_ideal(V, x, y)
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


def normal_ideal(I, x, y):
    """For an ideal I, where the variables of its ring become x: y is normal to its zeros at x.

    The (c+1)-minors of the general Jacobian bordered by y, saturated by its c-minors: that
    removes all over the singular locus, over components of smaller dimension and over those
    along which I is not reduced. To saturate by a Groebner basis takes fewer steps.
    """
    S = x[0].parent()
    J = general_jacobian(I, x)
    inS = I.ring().hom(x, S)
    equations = [inS(f) for f in I.gens()]
    bordered = matrix(S, [y]).stack(J).minors(J.nrows() + 1)
    singular = S.ideal(groebner(S.ideal(equations + J.minors(J.nrows()))))
    return S.ideal(equations + bordered).saturation(singular)[0]


def codimension(I):
    return I.ring().ngens() - dimension_and_degree(I)[0]


def complete_intersection(I):
    """The ideal of c elements of I, its codimension: of its generators if these are so many,
    otherwise of random combinations of them."""
    kk, c = I.ring().base_ring(), codimension(I)
    if I.ngens() == c:
        return I
    return I.ring().ideal((matrix([random_numbers(kk, I.ngens()) for _ in range(c)])
                           * matrix([[f] for f in I.gens()])).list())


def general_jacobian(I, x):
    """The Jacobian matrix of c elements of I, its codimension, at x.

    They span the conormal space at a general point of each reduced component of codimension c.
    """
    return jacobian_matrix(complete_intersection(I), x)


def jacobian_matrix(I, x):
    """That of the generators, where the variables of their ring become x."""
    R = I.ring()
    inS = R.hom(x, x[0].parent())
    return matrix([[inS(f.derivative(v)) for v in R.gens()] for f in I.gens()])
