# needs: ideals orbits points resolution
# approximation: all complex critical points of a regularised linear network, one of each orbit
# under the sign changes of hidden neurons.
#
# Multiple points are left out. Nothing here is a proof: the number of points is one check, a
# certificate for each of them is another.

PRECISION = 60
FORMS = 20  # random forms are tried; a pair of orbits has the same value with probability 1/p


def orbit_approximations(gradient, pattern, part, characters):
    """The points of one pattern of zeros; no points if they could not be told apart."""
    n = len(pattern)
    nonzero = [k for k in range(n) if pattern[k]]
    if not nonzero:
        return [[QQ.zero()] * n]
    factors = orbit_factors(nonzero, characters)
    S = polynomial_ring(QQ, len(nonzero))
    equations = [orbit_equation(gradient[j], j, factors, S) for j in nonzero]
    x = dict(zip(nonzero, S.gens()))
    invariants = [
        x[j] if factors[j] == [j] else x[j] * prod(x[b] for b in factors[j]) for j in nonzero
    ]
    for _ in range(FORMS):
        form = [ZZ.random_element(1, 100) for _ in nonzero]
        found = orbit_resolution(part, factors, form)
        if found is not None:
            u = sum(c * f for c, f in zip(form, invariants))
            resolution = rational_resolution(equations, u, *found)
            if resolution is None:
                return []
            q, *numerators = resolution
            values = complex_values(q, numerators, PRECISION)
            return [orbit_point(row, factors, n) for row in values]
    return []


def approximate_critical_points(gradient, parts, widths):
    """From the gradient over QQ, and Groebner bases of each pattern's points modulo a prime."""
    characters = sign_characters(widths)
    points = []
    for pattern, part in parts.items():
        points += orbit_approximations(gradient, pattern, part, characters)
    return points


def dyadic_parts(point):
    """Integers, the multiples of 2^(-60) nearest to the real and the imaginary parts."""
    return [ZZ((2**PRECISION * part).round()) for w in point for part in (w.real(), w.imag())]
