# needs: fan
# minima: local minima of the square loss of a ReLU network with one hidden layer, by regions.
#
# On a region the outputs are J w. Each proof is (numbers, multipliers): the numbers, divided by the
# last of them, are weights w with J^T (J w - y) = 0, a critical point. Without multipliers w lies
# in the region, so it is a local minimum. Otherwise inequalities (r, f), with r = j n + i for
# neuron j at sample i and f > 0, add up to a combination of rows of J, which is constant on all
# critical points, and it is not positive at w: no critical point satisfies them all (Motzkin).


from itertools import product


def local_minima(points, y, v, witnesses, refutations, proofs):
    """Numbers of regions, all and with full rank; with local minima: patterns, ranks, losses."""
    fan_by_parts(points, 2, witnesses, refutations)
    cones = [[largest_at(p, w) for p in points] for w in witnesses]
    patterns = [[1 if label == s else 0 for label in c] for c in cones for s in (0, 1)]
    regions = list(product(patterns, repeat=len(v)))
    if len(regions) != len(proofs):
        raise ValueError("expected a proof for each region")
    X = [[QQ(c) / p[0] for c in p] for p in points]
    n, full, active, ranks, losses = len(X), 0, [], [], []

    def inequality(region, r):
        j, i = divmod(r, n)
        sign = 1 if region[j][i] == 1 else -1
        return [sign * s if k == j else 0 for k in range(len(v)) for s in X[i]]

    for region, (numbers, multipliers) in zip(regions, proofs):
        J = matrix(QQ, [[c * a[i] * s for c, a in zip(v, region) for s in X[i]] for i in range(n)])
        w = [QQ(c) / numbers[-1] for c in numbers[:-1]]
        errors = [scalar_product(row, w) - c for row, c in zip(J.rows(), y)]
        if any(scalar_product(column, errors) != 0 for column in J.columns()):
            raise ValueError("the weights are not critical")
        r = J.rank()
        full += 1 if r == n else 0
        if not multipliers:
            if any(scalar_product(inequality(region, k), w) <= 0 for k in range(len(v) * n)):
                raise ValueError("the weights lie elsewhere")
            loss = scalar_product(errors, errors)
            active += [a for pattern in region for a in pattern]
            ranks.append(r)
            losses += [loss.numerator(), loss.denominator()]
        else:
            if any(f <= 0 for _, f in multipliers):
                raise ValueError("a multiplier is not positive")
            terms = [[f * c for c in inequality(region, k)] for k, f in multipliers]
            total = [sum(column) for column in zip(*terms)]
            if J.stack(matrix(QQ, [total])).rank() != r or scalar_product(total, w) > 0:
                raise ValueError("the inequalities do not exclude the critical points")
    return [len(regions), full], active, ranks, losses
