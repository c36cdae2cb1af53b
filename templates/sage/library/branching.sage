# needs: definition ideals
# branching: by its definition, over QQ, the Euclidean distance discriminant (Draisma, Horobet,
# Ottaviani, Sturmfels, Thomas 2016, section 7).


def hypersurfaces_in(U, I):
    """The equations of the hypersurfaces among the components of an ideal, in a ring of its last
    variables, with integers without a common factor as coefficients."""
    T = I.ring()
    others = T.ngens() - U.ngens()
    on_U = [U.zero()] * others + list(U.gens())
    image = U.ideal([f(*on_U) for f in I.elimination_ideal(list(T.gens()[:others])).gens()])
    if image.is_zero():
        raise ValueError("expected finitely many critical points for almost all data")
    if image.is_one():
        return []
    primes = [Q for Q in image.minimal_associated_primes() if codimension_of(Q) == 1]
    equations = [Q.groebner_basis()[0] for Q in primes]
    return [f * f.denominator() / (f * f.denominator()).content() for f in equations]


def ramification_ideal(E, N):
    """The data over which a critical point x is no simple point of the fibre: there the Jacobian
    matrix of the correspondence E, for the first N variables, has rank below N."""
    T = E.ring()
    J = matrix(T, [[f.derivative(v) for v in T.gens()[:N]] for f in E.gens()])
    return E + T.ideal(J.minors(N))


def infinity_of(E, N):
    """The data over which a critical point is at infinity: the correspondence is closed in P^N
    for x, by a variable x_0 before the others, and x_0 is set to 0."""
    T = polynomial_ring(QQ, 1 + E.ring().ngens())
    x0 = T.gen(0)

    def homogeneous(f):
        degree = max(sum(e[:N]) for e in f.exponents())
        return sum(c * x0 ** (degree - sum(e[:N])) * T.monomial(0, *e) for e, c in f.dict().items())

    closure = T.ideal([homogeneous(f) for f in E.gens()]).saturation(T.ideal(x0))[0]
    return (closure + T.ideal(x0)).saturation(T.ideal(T.gens()[:1 + N]))[0]


def discriminant_by_definition(V, W):
    """The factors of both parts; those of several components together."""
    N = W.nrows()
    U, T = polynomial_ring(QQ, N), polynomial_ring(QQ, 2 * N)
    x, u = T.gens()[:N], T.gens()[N:]
    residue = (matrix([[b - a for a, b in zip(x, u)]]) * W).list()
    parts = set(), set()
    for P in largest_components(V):
        E = normal_pairs(P, x, residue)
        for part, ideal_of in zip(parts, (ramification_ideal, infinity_of)):
            part.update(hypersurfaces_in(U, ideal_of(E, N)))
    return [(U, sorted(part)) for part in parts]
