# needs: points
# orbits: the critical points of one pattern of zeros, up to the signs of hidden neurons.
#
# Let the weights w_b, b in B, have characters that are a basis of those of all nonzero weights,
# and let that of w_j be the product over B_j in B. The signs leave the y_b = w_b^2 and, for the
# other weights w_j = z_j prod of w_b over B_j, the z_j as they are, and a change of them makes any
# choice of the square roots w_b any other. In the y and z the partial derivative by w_j is
# prod of w_b over B_j times a polynomial: a square system, whose zeros are the orbits, one each.


def orbit_factors(nonzero, characters):
    """The B_j of the nonzero weights, b itself for b in B."""
    chosen = characters.matrix_from_rows(nonzero)
    basis = [nonzero[k] for k in chosen.pivot_rows()]
    rows = characters.matrix_from_rows(basis).solve_left(chosen).rows()
    return {j: [b for b, e in zip(basis, row) if e] for j, row in zip(nonzero, rows)}


def orbit_equation(f, j, factors, S):
    """The derivative f by w_j in the y and z, with integers as coefficients; weights that are not
    among those with factors are zero."""
    terms = {}
    for exponents, c in (f * f.denominator()).dict().items():
        if all(k in factors for k, e in enumerate(exponents) if e):
            powers = []
            for k in factors:
                if factors[k] == [k]:
                    power = sum(exponents[i] for i in factors if k in factors[i])
                    powers.append((power - (k in factors[j])) // 2)
                else:
                    powers.append(exponents[k])
            terms[tuple(powers)] = c
    return S(terms)


def orbit_resolution(part, factors, seed_form):
    """(q, values) modulo the prime: t = u, the y and z as polynomials in t modulo q(t).

    u is the sum of c_j w_j prod of w_b over B_j; None if it does not separate the orbits.
    """
    R = part[0].parent()
    invariants = [R.gen(j) * prod(R.gen(b) for b in factors[j]) for j in factors]
    u = sum(c * f for c, f in zip(seed_form, invariants))
    basis = {b for found in factors.values() for b in found}
    orbits = degree_of(part) // 2 ** len(basis)
    powers = [R.one()]
    for _ in range(orbits):
        powers.append(normal_form(u * powers[-1], part))
    vectors = [f.dict() for f in powers + [normal_form(f, part) for f in invariants]]
    places = {exponents: k for k, exponents in enumerate(set().union(*vectors))}
    entries = {(k, places[e]): c for k, v in enumerate(vectors) for e, c in v.items()}
    M = matrix(R.base_ring(), len(vectors), len(places), entries, sparse=False)
    independent = M[:orbits]
    if independent.rank() < orbits:
        return None
    T = PolynomialRing(R.base_ring(), "t")
    power, *rows = (T(row.list()) for row in independent.solve_left(M[orbits:]).rows())
    q = T.gen() ** orbits - power
    value = dict(zip(factors, rows))
    for j in factors:
        if factors[j] != [j]:
            divisor = prod((value[b] for b in factors[j]), T.one()) % q
            value[j] = value[j] * divisor.inverse_mod(q) % q
    return q, list(value.values())


def orbit_point(values, factors, n):
    """The n weights of a point of the orbit where y and z have the given values."""
    value = dict(zip(factors, values))
    roots = {b: value[b].sqrt() for b in factors if factors[b] == [b]}
    point = [values[0].parent().zero()] * n
    for j in factors:
        point[j] = roots[j] if j in roots else value[j] * prod(roots[b] for b in factors[j])
    return point
