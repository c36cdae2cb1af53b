# needs: definition ideals
# standing: what holds of the zeros of equations, over QQ, by their components.


def is_nowhere(I):
    """No points of the projective space are on the zeros of forms."""
    return I.dimension() <= 0


def closures(primes):
    """The projective closures of prime ideals, with a last coordinate that is zero at infinity."""
    R = primes[0].ring()
    S = polynomial_ring(QQ, R.ngens() + 1)
    *x, h = S.gens()

    def cone(f):
        d, at = f.degree(), R.hom(x, S)
        return sum(a * at(m) * h ** (d - m.degree()) for a, m in f)

    return [S.ideal([cone(f) for f in groebner(P)]) for P in primes]


def pairs_of(primes):
    return [P + Q for k, P in enumerate(primes) for Q in primes[:k]]


def are_smooth(primes, has_none):
    """Whether components are smooth and do not meet, where a test tells of an ideal that it has no
    zeros of the kind that matters."""
    singular = [singular_points(P, P.ring().gens()) for P in primes]
    return all(has_none(J) for J in singular + pairs_of(primes))


def are_transversal(closed, W):
    """To the isotropic quadric at infinity, if no components meet there, and the gradients of the
    equations, of infinity and of the quadric have the rank codim + 2."""
    S = closed[0].ring()
    *x, h = S.gens()
    quadric = (matrix([x]) * W * matrix([x]).transpose())[0, 0]
    J = S.ideal([h, quadric])
    tangent = []
    for P in closed:
        _, rows = gradients(S.ideal([*P.gens(), h, quadric]), S.gens())
        tangent.append(P + S.ideal(rows.minors(codimension_of(P) + 2)))
    return all(is_nowhere(K + J) for K in tangent + pairs_of(closed))


def standings(primes, W):
    """As fields of an answer, for prime ideals in a graded order, one at least."""
    closed = closures(primes)

    def said(name, holds):
        return "assumes-" + name, "proved" if holds else "fails"

    def smooth_at_infinity(J):
        return is_nowhere(J + J.ring().ideal(J.ring().gens()[-1]))

    n = len(primes)
    return [
        said("cone", all(f.is_homogeneous() for P in primes for f in groebner(P))),
        ("assumes-irreducible", "proved, over the rationals" if n == 1
         else "fails, there are %d components over the rationals" % n),
        said("smooth", are_smooth(primes, lambda J: J.is_one())),
        said("smooth-at-infinity", are_smooth(closed, smooth_at_infinity)),
        said("transversal", are_transversal(closed, W))]
