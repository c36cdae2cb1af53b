# reach: what the reach of a variety comes from (Federer 1959; Aamari and others 2019).


def critical_curvature_ideal(I):
    """Points of a plane curve where the curvature h / g^(3/2) is critical, g = |grad f|^2.

    Along the curve 2 g h' = 3 h g'. Those with g = 0 are left out: singular and isotropic points.
    """
    T = polynomial_ring(I.ring().base_ring(), 3)
    x, y, s = T.gens()
    f = I.ring().hom([x, y], T)(I.gen(0))
    fx, fy = f.derivative(x), f.derivative(y)
    g = fx**2 + fy**2
    h = fy.derivative(y) * fx**2 - 2 * fx.derivative(y) * fx * fy + fx.derivative(x) * fy**2

    def along(p):
        return p.derivative(x) * fy - p.derivative(y) * fx

    return T.ideal([f, 2 * g * along(h) - 3 * h * along(g), s * g - 1])


def critical_curvature_count(I):
    """The number of different ones; 0 stands for infinitely many, too."""
    J = critical_curvature_ideal(I)
    d, multiplicity = dimension_and_degree(J)
    return count_different(J, multiplicity) if d == 0 else 0


def squared_axes(I):
    """A quadric (x - p)^t Q (x - p) = m: a ring and the polynomial in t whose roots are the squares
    of the half axes, det(t Q - m)."""
    R, f = I.ring(), I.gen(0)
    N, x = R.ngens(), R.gens()
    U = polynomial_ring(R.base_ring(), 1)
    origin = R.hom([U.zero()] * N, U)
    Q = matrix(U, N, N, [origin(f.derivative(a).derivative(b)) / 2 for a in x for b in x])
    slope = matrix(U, N, 1, [origin(f.derivative(a)) / 2 for a in x])
    p = Q.change_ring(R.base_ring()).inverse() * slope
    m = (slope.transpose() * p)[0, 0] - origin(f)
    return U, [(U.gen(0) * Q - m * matrix.identity(U, N)).det()]


def cone_ideal(V, kk):
    """The equations of a cone."""
    if not is_matrix_variety(V):
        return V
    R = polynomial_ring(kk, ambient_dimension(V))
    return R.ideal(V.matrix(R.gens()).minors(V.rank + 1))
