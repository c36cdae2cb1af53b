# needs: ideals random
# assumptions: what the methods presuppose of the equations of a variety, decided and used.
#
# All is decided modulo a prime, at random. An assumption is a field of the answer: its name, and
# how far it is known, with what is said of it after a comma.


def is_squarefree(f):
    """A multiple factor is one on a line, too, on which f keeps its degree: True is proved."""
    R = f.parent()
    t, kk = R.gen(0), R.base_ring()
    line = zip(random_numbers(kk, R.ngens()), random_numbers(kk, R.ngens()))
    g = R.hom([a + b * t for a, b in line], R)(f)
    return g.degree() == f.degree() and g.gcd(g.derivative(t)).is_constant()


def squarefree_part(f):
    return f if f.is_constant() or is_squarefree(f) else f.factor().radical_value()


def modular_copy(I, bound):
    """Modulo a prime that divides no coefficient and no denominator, below a given number."""
    numbers = [c.numerator() * c.denominator() for f in I.gens() for c in f.coefficients()]
    p = ZZ(bound).previous_prime()
    while any(a % p == 0 for a in numbers):
        p = p.previous_prime()
    return I.change_ring(polynomial_ring(GF(p), I.ring().ngens()))


def decision_copy(I):
    """Modulo the largest prime below 32004 at which there still are points, if over QQ."""
    R = I.ring()
    if R.characteristic() > 0:
        return I.change_ring(polynomial_ring(R.base_ring(), R.ngens()))
    K = modular_copy(I, 32004)
    while K.is_one() and not I.is_one():
        K = modular_copy(I, K.ring().characteristic())
    return K


def linear_forms(kk, variables, n):
    return [sum(c * x for c, x in zip(random_numbers(kk, len(variables)), variables))
            for _ in range(n)]


def is_generically_reduced(I, c):
    """A random linear space of dimension c meets the components of codimension c at general
    points, and no others. The points are simple if no vector v with l(v) = 1 is tangent, for a
    random linear form l. The space is a graph over its first c coordinates."""
    kk, N = I.ring().base_ring(), I.ring().ngens()
    S = polynomial_ring(kk, 2 * c)
    s, v = S.gens()[:c], S.gens()[c:]
    forms = zip(random_numbers(kk, N - c), linear_forms(kk, s, N - c))
    at = I.ring().hom([*s, *(a + f for a, f in forms)], S)
    points = [at(f) for f in I.gens()]
    tangent = [sum(g.derivative(x) * y for x, y in zip(s, v)) for g in points]
    return S.ideal([*points, *tangent, 1 - linear_forms(kk, v, 1)[0]]).is_one()


def is_cohen_macaulay(basis, c, degree):
    """A Cohen-Macaulay ring has neither embedded components nor such of smaller dimension.

    That of the cone over the projective closure is one if and only if its length modulo as many
    random linear forms as its dimension is its degree (Bruns, Herzog: Cohen-Macaulay rings,
    4.7.11).
    """
    kk, N = basis[0].base_ring(), basis[0].parent().ngens()
    S = polynomial_ring(kk, c)
    forms = linear_forms(kk, S.gens(), N + 1 - c)
    *x, h = [*S.gens(), *forms]

    def cone(f):
        d, at = f.degree(), f.parent().hom(x, S)
        return sum(a * at(m) * h ** (d - m.degree()) for a, m in f)

    return dimension_and_degree(S.ideal([cone(f) for f in basis])) == (0, degree)


def has_smaller_component(I, c):
    """The Jacobian has rank at most c at each point of a component of codimension c or less, whose
    tangent vectors it annihilates, and rank k at general points of one of codimension k along
    which I is reduced. So there is one of smaller dimension if a random (c+1)-minor can be
    inverted."""
    R = I.ring()
    kk, N = R.base_ring(), R.ngens()
    S = polynomial_ring(kk, N + 1)
    x, t = S.gens()[:N], S.gen(N)
    inS = R.hom(x, S)
    equations = [inS(f) for f in I.gens()]
    rows = matrix(S, [random_numbers(kk, len(equations)) for _ in range(c + 1)])
    columns = matrix(S, [random_numbers(kk, c + 1) for _ in range(N)])
    J = matrix(S, [[f.derivative(v) for v in x] for f in equations])
    return not S.ideal([*equations, 1 - t * (rows * J * columns).det()]).is_one()


def minor_size(I, c):
    """The number of terms of such a minor at most."""
    N = I.ring().ngens()
    return ZZ(N + (c + 1) * (max(f.degree() for f in I.gens()) - 1)).binomial(N)


def bezout_number(I, c):
    """Bezout's bound for the degree of the union of the components of codimension c."""
    bound = 1
    for d in sorted(f.degree() for f in I.gens())[-c:]:
        bound *= d
    return bound


def dimension_standing(K, c):
    """A complete intersection is a Cohen-Macaulay ring. What is small is decomposed. Elsewhere
    smaller components along which the equations are not reduced could hide."""
    if K.ngens() == c or is_cohen_macaulay(groebner(K), c, dimension_and_degree(K)[1]):
        return "holds modulo p"
    is_small = bezout_number(K, c) <= 16
    primes = K.minimal_associated_primes() if is_small else []
    if is_small and all(dimension_and_degree(P)[0] == K.ring().ngens() - c for P in primes):
        return "holds modulo p"
    if is_small or (minor_size(K, c) < 500 and has_smaller_component(K, c)):
        return "fails, components of dimension %d are the largest" % (K.ring().ngens() - c)
    return "not checked"


def without_factors(places):
    """What was done to equations with these numbers, counted from zero."""
    numbers = ", ".join(str(k + 1) for k in places)
    if len(places) == 1:
        return ", equation %s lost its multiple factors" % numbers
    return ", equations %s lost their multiple factors" % numbers if places else ""


def prepared_variety(V):
    """The equations with which to compute, and what is known of them, as fields of the answer.

    Equations lose their multiple factors; if they still generate an ideal that is not reduced
    along a component of the largest dimension, its radical is taken. The variety stays what it is.
    """
    holds, equations = "holds modulo p", [f for f in V.gens() if f != 0]
    R, parts = V.ring(), [squarefree_part(f) for f in equations]
    lost = without_factors([k for k, f in enumerate(equations) if parts[k] != f])
    reduced = "fails" + lost if lost else holds
    J = R.ideal(parts)
    if len(parts) == 1 and not parts[0].is_constant():
        return J, [
            ("assumes-points", holds), ("assumes-reduced", reduced),
            ("assumes-equidimensional", holds), ("assumes-complete-intersection", holds)]
    K = decision_copy(J)
    if K.is_one():
        return J, [("assumes-points", "fails, the variety is empty")]
    c = K.ring().ngens() - dimension_and_degree(K)[0]
    if lost and is_generically_reduced(decision_copy(R.ideal(equations)), c):
        reduced = holds + lost
    if not is_generically_reduced(K, c):
        reduced = "fails, the radical was taken"
        J = J.radical()
        K = decision_copy(J)
    fields = [("assumes-points", holds), ("assumes-reduced", reduced),
              ("assumes-equidimensional", dimension_standing(K, c))]
    if J.ngens() == c:
        fields.append(("assumes-complete-intersection", holds))
    return J, fields


def is_equidimensional(V):
    return ("assumes-equidimensional", "holds modulo p") in prepared_variety(V)[1]


def radical_ideal(V):
    """A Cohen-Macaulay ring that is reduced along its components is reduced (Serre)."""
    J = prepared_variety(V)[0]
    return J if is_equidimensional(J) else J.radical()


def largest_part(V):
    """The union of the components of the largest dimension."""
    J = prepared_variety(V)[0]
    if is_equidimensional(J):
        return J
    d, part = dimension_and_degree(J)[0], J.ring().ideal(1)
    for P in J.minimal_associated_primes():
        if dimension_and_degree(P)[0] == d:
            part = part.intersection(P)
    return part
