# needs: ideals policies
# frequencies: critical policies by state-action frequencies.
#
# Those of an observation are a matrix of rank one, with a row for each state. All together they are
# in the affine space of Bellman's flow, on which the reward is linear. Where it is critical, the
# rewards less multipliers times the flow's equations are normal to these matrices.


def critical_frequencies(process, face):
    """The same ideal as critical_policies."""
    transitions, rewards, discount, start, seen = process
    R, policy = policies_on(face)
    n, k = len(start), R.ngens()
    blocks = [[s for s in range(n) if seen[s] == o] for o in range(len(face))]
    sizes = [len(states) * len(taken) for states, taken in zip(blocks, face)]
    S = polynomial_ring(QQ, sum(sizes) + n + k)
    v = S.gens()
    multipliers, chances = v[sum(sizes) : sum(sizes) + n], v[sum(sizes) + n :]

    def leaves(s, a, t):
        return int(s == t) - discount * transitions[s][a][t]

    flow = [(discount - 1) * start[t] for t in range(n)]
    equations, weights = [], []
    for o, (states, taken) in enumerate(zip(blocks, face)):
        first = sum(sizes[:o])
        X = matrix(S, len(states), len(taken), v[first : first + sizes[o]])
        for i, s in enumerate(states):
            for j, a in enumerate(taken):
                flow = [f + leaves(s, a, t) * X[i, j] for t, f in enumerate(flow)]
        G = matrix(S, [
            [rewards[s][a] - sum(leaves(s, a, t) * y for t, y in enumerate(multipliers))
             for a in taken] for s in states])
        weights.append(sum(X.list()))
        for p, column in zip(policy[o], X.columns()):
            equations.append(weights[o] * p(*chances) - sum(column))
        equations += X.minors(2) + (X.transpose() * G).list() + (G * X.transpose()).list()
    I = S.ideal(flow + equations)
    D = matrix(R, bellman_rows(process, face, policy)).det()(*chances)
    for f in [D] + weights:
        I = I.saturation(S.ideal(f))[0]
    found = I.elimination_ideal(list(v[: sum(sizes) + n])).gens()
    return R.ideal([f(*([0] * (sum(sizes) + n)), *R.gens()) for f in found])
