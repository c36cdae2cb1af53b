# needs: ideals
# policies: memoryless stochastic policies of decision processes whose states are not all seen.
#
# A process is (transitions, rewards, discount, start, observations): the probabilities
# transitions[s][a][t] to go from state s by action a to t, rewards[s][a], and the number of each
# state's observation. A face has for each observation the list of the actions that are taken.


def policies_on(face):
    """A ring with a variable for the probability of each action but the last of each observation,
    and for each observation the probabilities of its actions."""
    R = polynomial_ring(QQ, sum(len(taken) - 1 for taken in face))
    rest = list(R.gens())
    policy = []
    for taken in face:
        given, rest = rest[: len(taken) - 1], rest[len(taken) - 1 :]
        policy.append(given + [R(1) - sum(given)])
    return R, policy


def bellman_rows(process, face, policy):
    """I - discount P for probabilities of actions."""
    transitions, _, discount, start, seen = process
    n = len(start)
    return [
        [
            int(s == t)
            - discount
            * sum(p * transitions[s][a][t] for a, p in zip(face[seen[s]], policy[seen[s]]))
            for t in range(n)
        ]
        for s in range(n)
    ]


def policy_reward(process, face):
    """The reward as a numerator and a denominator, and the weights of the observations."""
    transitions, rewards, discount, start, seen = process
    R, policy = policies_on(face)
    rows = bellman_rows(process, face, policy)
    n = len(start)
    first = [(1 - discount) * v for v in start]
    often = [
        matrix(R, [first if k == s else rows[k] for k in range(n)]).det() for s in range(n)
    ]
    worth = [
        sum(p * rewards[s][a] for a, p in zip(face[seen[s]], policy[seen[s]])) for s in range(n)
    ]
    weights = [sum(w for w, k in zip(often, seen) if k == o) for o in range(len(face))]
    return R, sum(w * v for w, v in zip(often, worth)), matrix(R, rows).det(), weights


def critical_policies(process, face):
    """Where the reward is critical on a face, without poles, and without zero weights."""
    R, N, D, weights = policy_reward(process, face)
    I = R.ideal([N.derivative(x) * D - N * D.derivative(x) for x in R.gens()])
    for f in [D] + weights:
        if f.degree() > 0:
            I = I.saturation(R.ideal(f))[0]
    return I
