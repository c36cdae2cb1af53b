# needs: bottleneck ideals
# curvature: points of critical curvature of plane curves.


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
