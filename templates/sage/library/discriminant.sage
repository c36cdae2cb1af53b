# needs: conormal critical hypersurface ideals metric random values varieties
# discriminant: the Euclidean distance discriminant, the data over which critical points meet.
#
# The critical pairs (x, u) are a finite covering over a generic datum u (Draisma, Horobet,
# Ottaviani, Sturmfels, Thomas 2016, theorem 4.1; section 7 is about the discriminant). Two points
# meet where it folds: there the equations have a tangent vector along the fibre. Or they meet at
# infinity, as they always do for the Frobenius norm and matrices of bounded rank: over data with
# a double singular value whose singular vector v has v^t v = 0. Both are hypersurfaces, or empty.
#
# Solutions that are no critical points do not come in. At singular points x the Jacobian of the
# c equations has rank below c; so these data x - W^-1 J^t l have at most N - 2 dimensions. For
# matrices and a B of rank r - 1 they have N - 1 dimensions or less, but nothing folds there: in
# the Frobenius norm the column space of X is then a simple invariant subspace of u u^t, for a
# generic u, and so for a generic metric.
#
# Data are taken in an affine space: a point and directions, one for each of the last variables of
# a ring.


def all_data(kk, N):
    return [kk.zero()] * N, matrix.identity(kk, N).rows()


def random_line(kk, N):
    return random_numbers(kk, N), [random_numbers(kk, N)]


def data_ring(kk, n, data):
    """A ring with n variables before the parameters of the data, and the datum in it."""
    origin, directions = data
    T = polynomial_ring(kk, n + len(directions))
    u = [T(a) for a in origin]
    for t, direction in zip(T.gens()[n:], directions):
        u = [a + t * b for a, b in zip(u, direction)]
    return T, u


def critical_family(V, W, x, u):
    """The critical equations of a variety of matrices over a datum u, in the ring of x.

    They are affine-linear in the datum, so that N + 1 data tell them.
    """
    N = len(u)

    def over(datum):
        I = critical_ideal(V, W, datum)
        at = I.ring().hom(x, x[0].parent())
        return [at(f) for f in I.gens()]

    first = over([0] * N)
    steps = [over([int(i == k) for i in range(N)]) for k in range(N)]
    return [
        e + sum(a * (f - e) for a, f in zip(u, column)) for e, *column in zip(first, *steps)
    ]


def projective_family(V, F, W, x0, x, l, u):
    """The equations over the datum u in coordinates x_0, x; F is as many equations of an ideal V
    as its codimension.

    For an ideal W(x - x_0 u) is normal at x. Matrices of bounded rank are a cone.
    """
    if is_matrix_variety(V):
        return critical_family(V, W, x, [x0 * a for a in u])
    R, N = V.ring(), len(x)
    S = polynomial_ring(R.base_ring(), N + 1)
    inS, closure = R.hom(S.gens()[:N], S), S.hom([*x, x0], x0.parent())
    given, chosen = ([inS(f).homogenize(S.gen(N)) for f in I.gens()] for I in (V, F))
    residue = weighted_residue(W, x, [x0 * a for a in u])
    normal = [sum(m * closure(f.derivative(v)) for m, f in zip(l, chosen)) for v in S.gens()[:N]]
    on = chosen if V is F else chosen + given
    return [closure(f) for f in on] + [a - b for a, b in zip(residue, normal)]


def chart_size(V):
    """The numbers of the coordinates of A and of B in a chart of the matrices of bounded rank."""
    if isinstance(V, SymmetricDeterminantal):
        return (V.size - V.rank) * V.rank, V.rank * (V.rank + 1) // 2
    small, large = sorted([V.rows, V.columns])
    return (small - V.rank) * V.rank, V.rank * large


def fold_ideal(V, W, data):
    """Critical points, in the first variables, where the Jacobian J of their equations is
    degenerate: det J = 0, or for large or overdetermined systems J v = 0 with as many variables
    for a vector v as for a point."""
    kk = W.base_ring()
    if is_matrix_variety(V):
        F, c, k = V, 0, sum(chart_size(V))
    else:
        F = complete_intersection(V)
        c, k = F.ngens(), W.nrows() + F.ngens()
    overdetermined = F is not V or (isinstance(V, SymmetricDeterminantal) and V.rank > 1)
    by_determinant = k < 7 and not overdetermined
    T, u = data_ring(kk, k if by_determinant else 2 * k, data)
    variables = list(T.gens()[:k])
    x, l = variables[: k - c], variables[k - c :]
    E = projective_family(V, F, W, T.one(), x, l, u)
    J = matrix([[f.derivative(v) for v in variables] for f in E])
    if by_determinant:
        return T.ideal([*E, J.det()])
    v = list(T.gens()[k : 2 * k])
    return T.ideal(E + (J * matrix(v).transpose()).list() + [1 - random_form(kk, v)])


def infinity_ideal(V, W, data):
    """Points at infinity: the limits for x_0 = 0 of points with x_0 different from 0.

    The multipliers l are eliminated before, too, for they may grow without bounds. Points are
    scaled by all coordinates, or by those of B.
    """
    kk = W.base_ring()
    if is_matrix_variety(V):
        F, c, k = V, 0, sum(chart_size(V))
    else:
        F = complete_intersection(V)
        c, k = F.ngens(), W.nrows()
    T, u = data_ring(kk, 2 + c + k, data)
    s, l, x0 = T.gen(0), T.gens()[1 : 1 + c], T.gen(1 + c)
    x = list(T.gens()[2 + c : 2 + c + k])
    E = projective_family(V, F, W, x0, x, l, u)
    scaled = x[chart_size(V)[0] :] if is_matrix_variety(V) else [*x, x0]
    E.append(1 - random_form(kk, scaled))
    # the ideal of all points at infinity is soon found, and for a generic metric there are none
    if dimension_and_degree(T.ideal([*E, x0]))[0] < 0:
        return T.ideal(1)
    limits = T.ideal([*E, 1 - s * x0]).elimination_ideal([s, *l])
    return limits + T.ideal([s, *l, x0])


def image_ideal(phi):
    """The equations of the closure of the image of a map, a list."""
    R, S = phi[0].parent(), polynomial_ring(phi[0].base_ring(), len(phi))
    T = polynomial_ring(R.base_ring(), R.ngens() + len(phi))
    parameters, x = T.gens()[:R.ngens()], T.gens()[R.ngens():]
    inT = R.hom(parameters, T)
    graph = T.ideal([y - inT(f) for y, f in zip(x, phi)])
    inS = T.hom([S.zero()] * R.ngens() + list(S.gens()), S)
    I = S.ideal([inS(g) for g in graph.elimination_ideal(parameters).gens()])
    if I.is_zero():
        raise ValueError("expected a variety smaller than its space, got a map onto all of it")
    return I


def ed_discriminant_degrees(V, W):
    """Of the folds and of the part at infinity: the numbers of points on a random line."""
    data = random_line(W.base_ring(), W.nrows())
    parts = [part(V, W, data) for part in (fold_ideal, infinity_ideal)]
    return [count_values(I.ring().gens()[-1], I) for I in parts]


def ed_discriminant(V, W):
    """The irreducible factors of both parts."""
    U = polynomial_ring(W.base_ring(), W.nrows())
    data = all_data(W.base_ring(), W.nrows())
    return [(U, prime_factors(hypersurface_equation(U, part(V, W, data))))
            for part in (fold_ideal, infinity_ideal)]
