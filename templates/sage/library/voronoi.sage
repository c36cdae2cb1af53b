# voronoi: boundaries of Voronoi cells of varieties (Cifuentes, Ranestad, Sturmfels, Weinstein
# 2022). The cell of a regular point y is in the normal space at y: the points u with
# W(u - y) = J(y)^t a, where a are its coordinates. Algebraically its boundary is the closure of
# the u that have another critical point x at the same distance.


def equidistant_ideal(V, W, x, m, s, y, normal):
    """x on V, as critical for u as y is, and as far away; the normal vector at y is W(u - y).

    With d = y - x this says that W d + normal is normal at x, J(x)^t m, and that the two squared
    distances differ by 2 normal^t d + d^t W d = 0; s keeps x away from y.
    """
    T = s.parent()
    d = matrix(T, [[b - c for b, c in zip(y, x)]])
    W_d = d * W.change_ring(T)
    residue = W_d + normal - matrix(T, [m]) * general_jacobian(V, x)
    distance = (2 * normal + W_d) * d.transpose()
    on = [V.ring().hom(x, T)(f) for f in V.gens()]
    apart = 1 - s * random_form(W.base_ring(), d.list())
    return T.ideal(on + residue.list() + distance.list() + [apart])


def voronoi_degree(V, W):
    """At a general point y.

    The degree of the variety is the number of the y on a random linear space, and on a random
    line in each normal space the boundary has its degree.
    """
    kk, N = W.base_ring(), V.ring().ngens()
    c = N - dimension_and_degree(V)[0]
    T = polynomial_ring(kk, 2 * N + c + 2)
    x, y = list(T.gens()[:N]), list(T.gens()[N : 2 * N])
    m, (s, t) = T.gens()[2 * N : 2 * N + c], T.gens()[2 * N + c :]
    a = [p + t * q for p, q in zip(random_numbers(kk, c), random_numbers(kk, c))]
    normal = matrix(T, [a]) * general_jacobian(V, y)
    slices = [random_form(kk, [*y, T.one()]) for _ in range(N - c)]
    on = T.ideal([V.ring().hom(y, T)(f) for f in V.gens()] + slices)
    _, points = dimension_and_degree(on + T.ideal([*x, *m, s, t]))
    solutions = equidistant_ideal(V, W, x, m, s, y, normal) + on
    total = count_values(t + random_form(kk, y), solutions)
    if points == 0 or total % points != 0:
        raise ValueError("expected as many solutions over each of the points, got others: take "
                         "another seed, or an irreducible variety")
    return total // points


def voronoi_boundary(V, point, W):
    """At a rational point, in the ring of the coordinates a: the irreducible factors of the
    boundary's equation, and of that of the focal points.

    The first generators f_i of V with independent gradients at the point, as many as the
    codimension, are equations of V near it. Focal are the points where the Hessian
    W + sum a_i Hess f_i is degenerate on the tangent space, the kernel of J: where the bordered
    Hessian is. There a second point x comes out of y, and for special y the cell ends there.
    """
    kk, N = W.base_ring(), V.ring().ngens()
    at_point = V.ring().hom(point, kk)
    J = jacobian_matrix(V, point)
    chosen = list(J.pivot_rows())
    J, c = J.matrix_from_rows(chosen), len(chosen)
    if c < N - dimension_and_degree(V)[0]:
        raise ValueError("expected a regular point, got a singular one")
    T = polynomial_ring(kk, N + 2 * c + 1)
    U = polynomial_ring(kk, c)
    x, m, s, a = list(T.gens()[:N]), T.gens()[N : N + c], T.gen(N + c), T.gens()[N + c + 1 :]
    I = equidistant_ideal(V, W, x, m, s, point, matrix(T, [a]) * J)
    H = W.change_ring(U)
    for b, k in zip(U.gens(), chosen):
        gradient = [V.gen(k).derivative(v) for v in V.ring().gens()]
        second = [at_point(f.derivative(v)) for f in gradient for v in V.ring().gens()]
        H += b * matrix(U, N, N, second)
    focal = H.augment(J.transpose()).stack(J.augment(matrix(U, c, c))).det()
    return (U, prime_factors(hypersurface_equation(U, I))), (U, prime_factors(focal))
