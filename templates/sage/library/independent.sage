# needs: definition
# independent: the dimension of a variety by its definition.

from itertools import combinations


def dimension_by_definition(V):
    """How many coordinates there are between which no polynomial vanishes; -1 if there are no
    points. These are a transcendence basis of the functions, or of those on some component."""
    I = given_ideal(V)
    x = I.ring().gens()

    def are_independent(S):
        others = [v for v in x if v not in S]
        return (I.elimination_ideal(others) if others else I).is_zero()

    found = [d for d in range(len(x) + 1) if any(are_independent(S) for S in combinations(x, d))]
    return len(found) - 1
