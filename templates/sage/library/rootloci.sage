# needs: ideals learning random
# rootloci: how many critical points the distance to polynomials with multiple roots has.
#
# Polynomials that are products of those of groups, in powers of the variable, whose roots have
# given multiplicities, are s prod f_e^e with one factor f_e for each multiplicity e of a group:
# almost every one in one way up to scalings of the f_e. So their ED degree is the number of
# critical points of this map at which its derivative has full rank; it drops where factors have
# common roots.


def polynomials_with_roots(kk, jumps, patterns, positions):
    """The coefficients at the positions, and the gauge."""
    factors = [(jump, e, pattern.count(e))
               for jump, pattern in zip(jumps, patterns) for e in sorted(set(pattern))]
    R = polynomial_ring(kk, 1 + sum(1 + m for _, _, m in factors))
    weights = iter(R.gens())
    scale = next(weights)
    rows = [[next(weights) for _ in range(1 + m)] for _, _, m in factors]
    T = R["T"]
    whole = T(scale)
    for (jump, e, _), row in zip(factors, rows):
        whole *= sum(w * T.gen()**(i * jump) for i, w in enumerate(row))**e
    gauge = {"blocks": [[row] for row in rows], "apart": [], "outgoing": [], "scale": [scale]}
    return [whole[i] for i in positions], gauge


def census_degrees(kk, jumps, strata, positions, W):
    """The number of critical points over a random datum, for each stratum."""
    found = []
    for patterns in strata:
        phi, gauge = polynomials_with_roots(kk, jumps, patterns, positions)
        fields = dict(critical_weights(phi, gauge, W, random_numbers(kk, len(positions))))
        if fields["functionsDimension"] > 0:
            raise ValueError("expected finitely many critical points: take another seed or prime")
        found.append(fields["functions"])
    return found
