# needs: branching definition ideals normallines
# narrowest: what the reach of a plane curve comes from (Federer 1959; Aamari and others 2019), by
# definition: the bottlenecks, and the centres u of curvature, the data over which the critical
# point x is not simple, whose distance from x is critical among them and not zero.


def squared_distance(S):
    N = S.ngens() // 2
    return sum((a - b) ** 2 for a, b in zip(S.gens()[:N], S.gens()[N:]))


def curvature_pairs(E):
    S = E.ring()
    t, centres = squared_distance(S), S.ideal(1)
    for P in largest_components(ramification_ideal(E, S.ngens() // 2)):
        gradient = [t.derivative(v) for v in S.gens()]
        centres = centres.intersection(normal_pairs(P, S.gens(), gradient))
    return centres.saturation(S.ideal(t))[0]


def sample_points(J):
    """The same variety if it is finite. Else some points of it, one at least on each connected
    component of its real points: the critical points of the distance to a random point, for the
    nearest one is among them or singular (Seidenberg 1954)."""
    if J.dimension() <= 0:
        return J
    S = J.ring()
    found = S.ideal(1)
    for P in J.minimal_associated_primes():
        if P.dimension() > 0:
            one, u = matrix.identity(QQ, S.ngens()), random_integers(S.ngens())
            critical = critical_points_over(P, one, u)
            P = critical.intersection(sample_points(singular_points(P, S.gens())))
        found = found.intersection(P)
    return found


def values_at(J, t):
    """The value of a function t at each of finitely many points: polynomials m, whose roots are
    the values of a linear form, another one at each point, and r, so that t = r(s) where the form
    is s. So the real roots of m belong to the real points."""
    U = polynomial_ring(QQ, 1)
    if J.is_one():
        return U, [U.one(), U.zero()]
    I, n = J.radical(), J.ring().ngens()
    T = polynomial_ring(QQ, n + 2, "lex")
    x, v, s = T.gens()[:n], T.gen(n), T.gen(n + 1)
    form = sum(c * a for c, a in zip(random_integers(n), x))
    graph = T.ideal([f(*x) for f in I.gens()] + [v - t(*x), s - form])
    *_, r, m = sorted(graph.groebner_basis(), key=lambda f: f.lm(), reverse=True)
    if r.lm() != v or m.degree() != I.vector_space_dimension():
        raise ValueError("a linear form takes one value at two points: take another seed")
    on_U = [U.zero()] * (n + 1) + [U.gen()]
    return U, [m(*on_U), -r(*on_U) / r.lc()]


def reach_by_definition(V):
    """The squared widths of the bottlenecks, the squared radii, whether both are infinitely many,
    and whether there are singular points. A curve of bottlenecks, or of centres, has one width, or
    radius: there the distance is critical."""
    N = V.ring().ngens()
    T = polynomial_ring(QQ, 2 * N)
    x, u = T.gens()[:N], T.gens()[N:]
    components = largest_components(V)
    pairs = bottleneck_pairs(V, matrix.identity(QQ, N))
    centres, I = T.ideal(1), V.ring().ideal(1)
    for P in components:
        centres = centres.intersection(curvature_pairs(normal_pairs(P, x, difference(u, x))))
        I = I.intersection(P)
    smooth = singular_points(I, V.ring().gens()).is_one()
    widths, radii = (values_at(sample_points(J), squared_distance(J.ring()))
                     for J in (pairs, centres))
    return widths, radii, pairs.dimension() > 0, centres.dimension() > 0, smooth
