# needs: ideals varieties
# reach: what the reach of quadrics and cones comes from (Federer 1959).


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
