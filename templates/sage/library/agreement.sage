# needs: ideals points primes
# agreement: critical points of linear networks, counted modulo a prime with which another agrees.


def numbers_of(fields):
    """The dimension, the degree and the number of points.

    What a bad prime makes of a count is a smaller degree, or points that come together.
    """
    found = dict(fields)
    return found["dimension"], found["degree"], found.get("points", 0)


def scheme_numbers(I):
    """The same, if no point counts more than once, without the points."""
    leading = I.ring().ideal([f.lm() for f in groebner(I)])
    dimension, degree = monomial_dimension_and_degree(leading)
    return dimension, degree, degree if dimension == 0 else 0


def agreed_point_count(primes, gradient_over, widths):
    """Fields of the answer modulo the first prime with which another agrees, and both primes."""
    fields = critical_point_count(gradient_over(GF(primes[0])), widths)
    simple = dict(fields).get("reduced", True)

    def numbers(p):
        if p == primes[0]:
            return numbers_of(fields)
        if simple:
            return scheme_numbers(gradient_over(GF(p)))
        return numbers_of(critical_point_count(gradient_over(GF(p)), widths))

    agreed, found, agreement = until_two_agree(primes, numbers)
    if agreed != primes[0]:
        fields = critical_point_count(gradient_over(GF(agreed)), widths)
    return fields + [agreement]
