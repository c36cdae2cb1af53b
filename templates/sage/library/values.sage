# needs: ideals points random
# values: how many values a polynomial takes on the zeros of an ideal.
#
# If there are finitely many zeros, these values are the roots of its minimal polynomial in the
# algebra modulo the ideal; and a random linear form takes different values at different zeros.


def minimal_polynomial(f, basis):
    """That of the lowest degree in f, modulo an ideal with finitely many zeros."""
    kk, powers = f.base_ring(), [f.parent().one()]
    for _ in range(degree_of(basis)):
        powers.append(normal_form(f * powers[-1], basis))
    vectors = [power.dict() for power in powers]
    places = {exponents: k for k, exponents in enumerate(set().union(*vectors))}
    entries = {(k, places[e]): c for k, v in enumerate(vectors) for e, c in v.items()}
    M = matrix(kk, len(vectors), len(places), entries, sparse=False)
    T, r = PolynomialRing(kk, "t"), M.rank()
    return T.gen() ** r - T(list(M[:r].solve_left(M.row(r))))


def squarefree_factor(f):
    return f // f.gcd(f.derivative())


def values_of(f, I):
    """The polynomial whose simple roots they are. If there are infinitely many zeros, the other
    variables are eliminated."""
    R = I.ring().change_ring(order="degrevlex")
    basis, kk = groebner(R.ideal([R(g) for g in I.gens()])), R.base_ring()
    f = R(f)
    d, degree = monomial_dimension_and_degree(R.ideal([g.lm() for g in basis]))
    T = PolynomialRing(kk, "t")
    if d < 0:
        return T.one()
    if d == 0:
        if kk.characteristic() <= degree:
            raise ValueError("expected a prime above %d: take a larger one" % degree)
        return squarefree_factor(minimal_polynomial(f, basis))
    S = polynomial_ring(kk, R.ngens() + 1)
    inS = R.hom(S.gens()[:-1], S)
    J = S.ideal([inS(g) for g in basis] + [S.gens()[-1] - inS(f)])
    *_, g = J.elimination_ideal(S.gens()[:-1]).gens()
    if g == 0:
        raise ValueError("expected finitely many values, got a continuum")
    return squarefree_factor(T(g.univariate_polynomial().list()))


def count_all_values(pairs):
    """How many values polynomials take on the zeros of ideals, together."""
    together = 1
    for f, I in pairs:
        together = values_of(f, I) * together
    return squarefree_factor(together).degree() if pairs else 0


def count_values(f, I):
    return count_all_values([(f, I)])


def random_form(kk, variables):
    return sum(c * x for c, x in zip(random_numbers(kk, len(variables)), variables))
