# needs: critical hypersurface ideals jacobian metric random values varieties
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
# a ring. With a third member, a form, it is the metric that moves, on a line of forms.


def all_data(kk, N):
    return [kk.zero()] * N, matrix.identity(kk, N).rows()


def random_line(kk, N):
    return random_numbers(kk, N), [random_numbers(kk, N)]


def line_of_forms(kk, W):
    return random_numbers(kk, W.nrows()), [[kk.zero()] * W.nrows()], W


def data_ring(kk, blocks, data):
    """A ring with blocks of variables before the parameters of the data, in an order that
    eliminates the blocks; and the datum in it."""
    start, directions = data[:2]
    sizes = [n for n in [*blocks, len(directions)] if n > 0]
    order = ",".join("degrevlex(%d)" % n for n in sizes)
    T = polynomial_ring(kk, sum(sizes), order=order)
    u = [T(a) for a in start]
    for t, direction in zip(T.gens()[sum(blocks) :], directions):
        u = [a + t * b for a, b in zip(u, direction)]
    return T, u


def critical_family(V, W, x, l, u, data):
    """The critical equations over a datum u, in the ring of x, the variables of a chart or all
    coordinates, and of the multipliers l; and the equations of an ideal V that are more.

    Those of matrices are affine-linear in the datum, so that N + 1 data tell them. All are in the
    form.
    """
    if not is_matrix_variety(V):
        F, at = complete_intersection(V), V.ring().hom(x, x[0].parent())
        on = [at(f) for f in F.gens()] + ([] if F is V else [at(f) for f in V.gens()])
        normals = [sum(m * at(f.derivative(v)) for m, f in zip(l, F.gens()))
                   for v in V.ring().gens()]

    def family(form):
        if not is_matrix_variety(V):
            return on + [a - b for a, b in zip(weighted_residue(form, x, u), normals)]
        first, *steps = (over(form, datum) for datum in [[0] * N, *matrix.identity(ZZ, N).rows()])
        return [
            e + sum(a * (f - e) for a, f in zip(u, column)) for e, *column in zip(first, *steps)
        ]

    def over(form, datum):
        I = critical_ideal(V, form, list(datum))
        at = I.ring().hom(x, x[0].parent())
        return [at(f) for f in I.gens()]

    N = len(u)
    E = family(W)
    if len(data) == 2:
        return E
    t = x[0].parent().gens()[-1]
    return [a + t * (b - a) for a, b in zip(E, family(data[2]))]


def chart_size(V):
    """How many variables of a chart stay finite, those of A, how many run to infinity, those of B
    or all coordinates, and how many multipliers there are."""
    if not is_matrix_variety(V):
        return 0, V.ring().ngens(), codimension(V)
    if isinstance(V, SymmetricDeterminantal):
        return (V.size - V.rank) * V.rank, V.rank * (V.rank + 1) // 2, 0
    small, large = sorted([V.rows, V.columns])
    return (small - V.rank) * V.rank, V.rank * large, 0


def affine_chart(kk, variables):
    """Some variables are not all zero: a random form of them is one."""
    return 1 - random_form(kk, variables)


def fold_ideal(V, W, data):
    """Critical points, in the first variables, where the Jacobian J of their equations is
    degenerate: det J = 0, or for large or overdetermined systems J v = 0 with as many variables
    for a vector v as for a point."""
    kk, k = W.base_ring(), sum(chart_size(V))
    n = k - chart_size(V)[2]
    many = not is_matrix_variety(V) and V.ngens() > k - n
    many = many or (isinstance(V, SymmetricDeterminantal) and V.rank > 1)
    by_determinant = k < 7 and not many
    T, u = data_ring(kk, [k if by_determinant else 2 * k], data)
    variables = list(T.gens()[:k])
    E = critical_family(V, W, variables[:n], variables[n:], u, data)
    J = matrix([[f.derivative(v) for v in variables] for f in E])
    if by_determinant:
        return T.ideal([*E, J.det()])
    v = list(T.gens()[k : 2 * k])
    return T.ideal(E + (J * matrix(v).transpose()).list() + [affine_chart(kk, v)])


def leading_form(f, x):
    """The terms of the highest degree in the variables x."""
    places = [f.parent().gens().index(v) for v in x]
    degrees = {e: sum(e[k] for k in places) for e in f.exponents(as_ETuples=False)}
    top = max(degrees.values())
    return f.parent()({e: c for e, c in f.dict().items() if degrees[tuple(e)] == top})


def stays_finite(V, W):
    """Whether it is soon seen that no critical points run to infinity.

    If x does along a curve, while u stays, its tangent vectors are orthogonal to x - u; so its
    limit X at infinity has X^t W X = 0. There some (m_0 : l) has m_0 W X = J^t l for the terms of
    highest degree: that is why multipliers are projective here, too, for they grow without bounds
    where the closure is singular at infinity or tangent to infinity. Matrices are a cone, and
    need no multipliers.
    """
    kk, N = W.base_ring(), W.nrows()
    finite, infinite, c = chart_size(V)
    if is_matrix_variety(V):
        I = critical_ideal(V, W, [0] * N)
        J = I + affine_chart(kk, I.ring().gens()[finite:])
        return dimension_and_degree(J)[0] < 0
    T = polynomial_ring(kk, N + 1 + c)
    x, m, l = list(T.gens()[:N]), T.gen(N), T.gens()[N + 1 :]
    at = V.ring().hom(x, T)
    F, on = ([leading_form(at(f), x) for f in I.gens()] for I in (complete_intersection(V), V))
    normal = (W * matrix(x).transpose()).list()
    equations = [m * a - sum(k * f.derivative(v) for k, f in zip(l, F)) for a, v in zip(normal, x)]
    isotropic = sum(a * b for a, b in zip(x, normal))
    charts = [affine_chart(kk, x), affine_chart(kk, [m, *l])]
    return dimension_and_degree(T.ideal([*on, isotropic, *equations, *charts]))[0] < 0


def closed_family(V, W, data):
    """The elements without multipliers of the ideal of the critical equations, and the variables
    that run to infinity, those that stay finite, and the parameters of the data."""
    finite, infinite, c = chart_size(V)
    T, u = data_ring(W.base_ring(), [c, infinite, finite], data)
    l, x = T.gens()[:c], list(T.gens()[c : c + infinite])
    A = list(T.gens()[c + infinite :][:finite])
    basis = T.ideal(critical_family(V, W, [*A, *x], l, u, data)).groebner_basis("libsingular:std")
    return [f for f in basis if not set(l) & set(f.variables())], x, A


def has_no_singular_points(V):
    N, c = V.ring().ngens(), codimension(V)
    T = polynomial_ring(V.ring().base_ring(), N + c)
    x, l = list(T.gens()[:N]), T.gens()[N:]
    on = V.ring().hom(x, T)
    normal = (matrix([l]) * general_jacobian(V, x)).list()
    chart = affine_chart(T.base_ring(), l)
    return T.ideal([*(on(f) for f in V.gens()), *normal, chart]).is_one()


def singular_fold_ideal(P, W, data):
    """Singular points of a component at which the closed correspondence is not simple over the
    data: a tangent vector v is along the fibre. Before a cusp such as y^2 = x^5 points meet on
    its normal."""
    kk, N, c = W.base_ring(), W.nrows(), codimension(P)
    equations, coordinates, _ = closed_family(P, W, data)
    T, _ = data_ring(kk, [c + 2 * N], data)
    l, v, x = T.gens()[:c], T.gens()[c : c + N], list(T.gens()[c + N : c + 2 * N])
    at = coordinates[0].parent().hom([*l, *x, *T.gens()[c + 2 * N :]], T)
    tangent = [sum(a * at(f.derivative(b)) for a, b in zip(v, coordinates)) for f in equations]
    on = P.ring().hom(x, T)
    normal = (matrix([l]) * general_jacobian(P, x)).list()
    points = [at(f) for f in equations] + [on(f) for f in P.gens()]
    return T.ideal([*points, *tangent, *normal, affine_chart(kk, l), affine_chart(kk, v)])


def fold_ideals(V, W, data):
    """All of which the data are folds; few varieties have any at singular points, which a line
    tells."""
    if is_empty(V):
        return []
    found = [fold_ideal(V, W, data)]
    if is_matrix_variety(V) or has_no_singular_points(V):
        return found
    kk, c = W.base_ring(), codimension(V)
    for P in V.minimal_associated_primes():
        if codimension(P) != c or has_no_singular_points(P):
            continue
        if len(data[1]) > 1 and kk.characteristic() > 0:
            line = singular_fold_ideal(P, W, random_line(kk, W.nrows()))
            if count_values(line.ring().gens()[-1], line) == 0:
                continue
        found.append(singular_fold_ideal(P, W, data))
    return found


def infinity_ideals(V, W, data):
    """Points at infinity: the limits of critical points, of which the terms of highest degree
    vanish.

    For all elements of the ideal these are found in an order that begins with this degree; the
    multipliers are eliminated before.
    """
    kk = W.base_ring()
    if is_empty(V) or stays_finite(V, W):
        return []
    equations, x, _ = closed_family(V, W, data)
    T = x[0].parent()
    l = T.gens()[: T.gens().index(x[0])]
    return [T.ideal([*(leading_form(f, x) for f in equations), affine_chart(kk, x), *l])]


def image_ideal(phi):
    """The equations of the closure of the image of a map, a list."""
    p, q = rational_map(phi)
    R = q.parent()
    S, k = polynomial_ring(R.base_ring(), len(phi)), R.ngens() + (0 if q.is_one() else 1)
    T = polynomial_ring(R.base_ring(), k + len(phi))
    parameters, x = T.gens()[:k], T.gens()[k:]
    inT = R.hom(parameters[:R.ngens()], T)
    inverse = T.one() if q.is_one() else parameters[-1]
    graph = [y - inverse * inT(f) for y, f in zip(x, p)] + [1 - inverse * inT(q)]
    inS = T.hom([S.zero()] * k + list(S.gens()), S)
    I = S.ideal([inS(g) for g in T.ideal(graph).elimination_ideal(parameters).gens()])
    if I.is_zero():
        raise ValueError("expected a variety smaller than its space, got a map onto all of it")
    return I


def ed_discriminant_degrees(V, W):
    """Of the folds, of the part at infinity, and of what they have in common: the numbers of points
    on a random line."""
    data = random_line(W.base_ring(), W.nrows())
    folds, infinity = ([(I.ring().gens()[-1], I) for I in part(V, W, data)]
                       for part in (fold_ideals, infinity_ideals))
    counts = [count_all_values(part) for part in (folds, infinity)]
    return counts + [sum(counts) - count_all_values(folds + infinity) if all(counts) else 0]


def discriminant_metric_degree(V, W, other, at_infinity):
    """The number of forms on the line of two over which points meet, for one datum: also at
    infinity, if they do so on a line of data.

    Those that are found for another datum, too, do not count, for there single points run to
    infinity for all data, or the form is degenerate.
    """
    def on_line(line):
        found = [fold_ideal(V, W, line)] + (infinity_ideals(V, W, line) if at_infinity else [])
        return [(I.ring().gens()[-1], I) for I in found]

    here, there = (on_line(line_of_forms(W.base_ring(), other)) for _ in range(2))
    return count_all_values(here + there) - count_all_values(there)


def equation_of(U, ideals):
    """Of all hypersurfaces in the images."""
    return prod([hypersurface_equation(U, I) for I in ideals], U.one())


def ed_discriminant(V, W):
    """The irreducible factors of both parts."""
    U = polynomial_ring(W.base_ring(), W.nrows())
    data = all_data(W.base_ring(), W.nrows())
    return [(U, prime_factors(equation_of(U, part(V, W, data))))
            for part in (fold_ideals, infinity_ideals)]
