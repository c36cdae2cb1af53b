# needs: bottleneck critical hypersurface ideals jacobian random values varieties
# voronoi: boundaries of Voronoi cells of varieties (Cifuentes, Ranestad, Sturmfels, Weinstein
# 2022). The cell of a regular point y is in the normal space at y: the points u with
# W(u - y) = a_1 n_1 + ..., where the n_i are a basis of the conormal space and the a_i are its
# coordinates. Algebraically its boundary is the closure of the u that have another critical
# point x at the same distance. A nearest point may be singular; then it is critical on a stratum.
#
# Of matrices of bounded rank, also symmetric or Hankel ones, no singular point is nearest to any u
# but itself: multiples of all matrices of rank 1, of both signs, may be added, so that u - x is
# orthogonal to these.


def strata(V):
    """The components, those of the singular locus of each, and so on: each point is a regular one
    of some of these, and if it is nearest on the variety, it is so there. Over QQ: modulo a prime
    conjugate components may come apart, and the points in which they meet are no longer singular.
    """
    if is_matrix_variety(V):
        return [V]
    found = []
    for P in V.minimal_associated_primes():
        J = jacobian_matrix(P, P.ring().gens())
        singular = P + P.ring().ideal(J.minors(codimension(P)))
        found += [P, *([] if singular.is_one() else strata(singular))]
    return found


def stratum_multipliers(S):
    """None for a finite one: all of its points are critical."""
    finite = not is_matrix_variety(S) and codimension(S) == S.ring().ngens()
    return 0 if finite else multiplier_count(S)


def equidistant_ideal(S, W, x, m, s, y, normal):
    """x on S, as critical for u as y is, and as far away; the normal vector at y is W(u - y).

    With d = y - x this says that W d + normal is normal at x, and that the two squared distances
    differ by 2 normal^t d + d^t W d = 0; s keeps x away from y.
    """
    d = [b - c for b, c in zip(y, x)]
    W_d = times_metric(W, d)
    if is_matrix_variety(S) or m:
        critical = normal_equations(S, x, [a + b for a, b in zip(W_d, normal)], m)
    else:
        critical = [S.ring().hom(x, s.parent())(f) for f in S.gens()]
    distance = sum(e * (2 * a + b) for e, a, b in zip(d, normal, W_d))
    return s.parent().ideal([*critical, distance, 1 - s * random_form(W.base_ring(), d)])


def random_point(kk, V):
    """A regular point of the matrices of rank at most r: a product, or a Gram matrix."""
    symmetric, r = isinstance(V, SymmetricDeterminantal), V.rank
    m, n = (V.size, V.size) if symmetric else (V.rows, V.columns)
    A = matrix(kk, m, r, random_numbers(kk, m * r))
    B = A.transpose() if symmetric else matrix(kk, r, n, random_numbers(kk, r * n))
    return [(A * B)[p] for p in V.positions]


def normal_space(V, y):
    """The rows n_i at a point where M has the rank of the variety: v^t dM w for v and w in the
    kernels of M^t and M."""
    M = V.matrix(y)
    left, right = M.left_kernel().basis(), M.right_kernel().basis()
    symmetric = isinstance(V, SymmetricDeterminantal)
    pairs = [(v, w) for i, v in enumerate(left) for w in (right[: i + 1] if symmetric else right)]
    return matrix([[v[i] * w[j] + (v[j] * w[i] if symmetric and i != j else 0)
                    for i, j in V.positions] for v, w in pairs])


def components_with_cells(I, W):
    """The components of the largest dimension with general points that have cells.

    A component may have no critical points of a general distance, such as isotropic lines: then a
    point u of a normal space is in those of a curve of points, along which the distance to u does
    not change. W is definite on the tangent space of a real regular point, which is then an
    isolated critical point for u = y: so there is none on such a component.
    """
    c = codimension(I)
    return [P for P in I.minimal_associated_primes()
            if codimension(P) == c and critical_count(P, W) != (-1, 0)]


def voronoi_degree(V, W, parts=None):
    """At a general point y.

    The degree of the variety is the number of the y on a random linear space, and on a random
    line in each normal space the boundary has its degree: the same for components that are
    conjugate; for others it need not be. -1 if no component has cells. Matrices have general points
    that are rational.
    """
    kk, N = W.base_ring(), ambient_dimension(V)
    if is_matrix_variety(V):
        T = polynomial_ring(kk, N + 2)
        x, s, t = list(T.gens()[:N]), T.gen(N), T.gen(N + 1)
        y = random_point(kk, V)
        rows = normal_space(V, y).rows()
        start, direction = (random_numbers(kk, len(rows)) for _ in range(2))
        a = matrix([[p + t * q for p, q in zip(start, direction)]])
        normal = (a * matrix(T, rows)).list()
        return count_values(t, equidistant_ideal(V, W, x, [], s, y, normal))
    if V.is_one():
        return 0
    modulo = V.ring().change_ring(kk)
    parts, is_irreducible = [S.change_ring(modulo) for S in parts or strata(V)], bool(parts)
    V = V.change_ring(modulo)
    components = [V] if is_irreducible else components_with_cells(V, W)
    if not components:
        return -1
    c, F = codimension(V), complete_intersection(V)
    start, direction = (random_numbers(kk, c) for _ in range(2))
    plane = matrix(kk, N - c, N + 1, random_numbers(kk, (N - c) * (N + 1)))
    degrees = set()
    for P in components:
        total = 0
        for S in parts:
            k = stratum_multipliers(S)
            T = polynomial_ring(kk, 2 * N + k + 2)
            x, y = list(T.gens()[:N]), list(T.gens()[N : 2 * N])
            m, (s, t) = T.gens()[2 * N : 2 * N + k], T.gens()[2 * N + k :]
            a = [p + t * q for p, q in zip(start, direction)]
            normal = (matrix(T, [a]) * jacobian_matrix(F, y)).list()
            solutions = equidistant_ideal(S, W, x, m, s, y, normal) + general_points(P, plane, y)
            total += count_values(t + random_form(kk, y), solutions)
        _, points = dimension_and_degree(general_points(P, plane, P.ring().gens()))
        degrees.add(QQ(total) / points)
    degree = degrees.pop()
    if degrees or degree.denominator() > 1:
        raise ValueError("expected one degree at general points of all components, got others: "
                         "take another seed, or an irreducible variety")
    return ZZ(degree)


def general_points(P, plane, y):
    """Those of a component on a linear space."""
    T = y[0].parent()
    return T.ideal([P.ring().hom(y, T)(f) for f in P.gens()] + times_metric(plane, [*y, T.one()]))


def voronoi_boundary(V, point, normals, W, parts=None):
    """At a rational point, in the ring of the coordinates a: the irreducible factors of the
    boundary's equation, and of that of the focal points.

    The first equations f_i of V with independent gradients at the point, as many as the
    codimension, are equations of V near it. With sum b_i grad f_i = sum a_i n_i for the rows n_i
    of the normals, focal are the points where the Hessian W + sum b_i Hess f_i is degenerate on
    the tangent space, the kernel of J: where the bordered Hessian is. There a second point x
    comes out of y, and for special y the cell ends there.
    """
    kk, N, I = W.base_ring(), W.nrows(), V
    if is_matrix_variety(V):
        R = polynomial_ring(kk, N)
        I = R.ideal(V.matrix(R.gens()).minors(V.rank + 1))
    at_point, parts = I.ring().hom(point, kk), parts or strata(V)
    here = [S for S in parts if is_matrix_variety(S) or all(at_point(f) == 0 for f in S.gens())]
    J = jacobian_matrix(I, point)
    chosen = list(J.pivot_rows())
    J, c = J.matrix_from_rows(chosen), len(chosen)
    n = matrix(kk, normals)
    is_regular = len(here) == 1 and c == codimension(I if is_matrix_variety(V) else here[0])
    if not is_regular or n.nrows() != c or n.rank() < c or n.stack(J).rank() != c:
        raise ValueError("expected a regular point, and a basis of its normal space")
    U, boundary = polynomial_ring(kk, c), 1
    for S in parts:
        k = stratum_multipliers(S)
        T = polynomial_ring(kk, N + 1 + k + c)
        x, m, s, a = list(T.gens()[:N]), T.gens()[N : N + k], T.gen(N + k), T.gens()[N + 1 + k :]
        normal = (matrix(T, [a]) * n).list()
        boundary *= hypersurface_equation(U, equidistant_ideal(S, W, x, m, s, point, normal))
    H = W.change_ring(U)
    for b, i in zip((matrix(U, [U.gens()]) * J.solve_left(n)).list(), chosen):
        gradient = [I.gen(i).derivative(v) for v in I.ring().gens()]
        second = [at_point(f.derivative(v)) for f in gradient for v in I.ring().gens()]
        H += b * matrix(U, N, N, second)
    focal = H.augment(J.transpose()).stack(J.augment(matrix(U, c, c))).det()
    return (U, prime_factors(boundary)), (U, prime_factors(focal))
