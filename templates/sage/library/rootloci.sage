# needs: ideals learning random
# rootloci: how many critical points the distance to polynomials with multiple factors has.
#
# Polynomials s prod f^e, with given multiplicities e and exponents of the f: almost every one in
# finitely many ways up to scalings of the f. So the ED degree of their closure is the number of
# critical points of this map at which its derivative has full rank; it drops where factors have
# common ones. A monomial in several variables is a power of one that is high enough.


def polynomials_with_factors(kk, factors, positions):
    """The coefficients at the positions, and the gauge."""
    R = polynomial_ring(kk, 1 + sum(len(exponents) for _, exponents in factors))
    weights = iter(R.gens())
    scale = next(weights)
    rows = [[next(weights) for _ in exponents] for _, exponents in factors]
    T = R["T"]
    whole = T(scale)
    for (e, exponents), row in zip(factors, rows):
        whole *= sum(w * T.gen()**i for w, i in zip(row, exponents))**e
    alike = [(v, w) for i, w in enumerate(rows) for j, v in enumerate(rows[:i])
             if factors[i][1] == factors[j][1]]
    apart = [[v[i] * w[j] - v[j] * w[i] for j in range(len(w)) for i in range(j)]
             for v, w in alike]
    gauge = {"blocks": [[row] for row in rows], "apart": apart, "outgoing": [], "scale": [scale]}
    return [whole[i] for i in positions], gauge


def census_degrees(kk, strata, positions, W):
    """The number of critical points over a random datum, for each stratum."""
    found = []
    for factors in strata:
        phi, gauge = polynomials_with_factors(kk, factors, positions)
        fields = dict(critical_weights(phi, gauge, W, random_numbers(kk, len(positions))))
        if fields["functionsDimension"] > 0:
            raise ValueError("expected finitely many critical points: take another seed or prime")
        found.append(fields["functions"])
    return found
