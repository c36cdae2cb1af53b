# needs: random
# moments: the form of the square loss on data.


def moment_form(kk, coordinates, moment):
    """On the coefficients of the outputs' monomials: the moments of the inputs, for each output.

    A coordinate is the number of an output, and exponents.
    """
    return matrix(kk, [[moment(tuple(x + y for x, y in zip(a[1:], b[1:]))) if a[0] == b[0] else 0
                        for b in coordinates] for a in coordinates])


def random_moments(kk):
    known = {}

    def moment(exponents):
        if exponents not in known:
            known[exponents] = random_numbers(kk, 1)[0]
        return known[exponents]

    return moment


def gaussian_moment(exponents):
    """1 * 3 * 5 * ... for even exponents."""
    moment = 0 if any(k % 2 for k in exponents) else 1
    for odd in (j for k in exponents for j in range(1, k, 2)):
        moment *= odd
    return moment
