# needs: derivations invariant
# trajectory: the polynomials up to a degree that vanish along one trajectory.
#
# A polynomial vanishes on the trajectory x(t) of x' = F(x) from p if and only if its power series
# in t is zero. Those that begin with N zeros are a linear space that contains the right one. They
# are the right one if the smallest invariant ideal that contains them vanishes at p: then it
# vanishes on the whole trajectory. If it does not, more terms are needed.

from sage.arith.misc import binomial
from sage.rings.power_series_ring import PowerSeriesRing


def trajectory_series(F, p, N):
    """x(t) up to t^(N-1): each turn of x = p + integral of F(x) makes one more term right."""
    series = PowerSeriesRing(QQ, "t", default_prec=N)
    x = [series(a) for a in p]
    for order in range(1, N):
        known = [s.add_bigoh(order) for s in x]
        x = [a + series(f(*known)).integral() for a, f in zip(p, F)]
    return x


def vanishing_to_order(F, p, degree, N):
    """The polynomials up to the degree of which N terms vanish along the trajectory from p."""
    x = trajectory_series(F, p, N)
    monomials = monomials_up_to(F[0].parent(), degree)
    series = [x[0].parent()(m(*x)) for m in monomials]
    terms = [dict(enumerate(s.padded_list(N))) for s in series]
    return [combination(c, monomials) for c in linear_relations(QQ, terms)]


def trajectory_fields(R, polynomials, N, closure):
    """Fields of the answer, or, without a closure, of what is known and not yet proved."""
    return [
        ("polynomials", (R, polynomials)),
        ("derivatives", N),
        ("proved", closure is not None),
        ("closure", (R, closure or [])),
    ]


def proven_trajectory_ideal(F, p, degree, tell):
    """The fields of the answer; those of each attempt are told before its proof."""
    R = F[0].parent()
    N = binomial(R.ngens() + degree, degree) + 5
    while True:
        polynomials = vanishing_to_order(F, p, degree, N)
        tell(trajectory_fields(R, polynomials, N, None))
        for closure, fresh in larger_ideals([F], R.ideal(polynomials)):
            if any(f(*p) for f in fresh):
                break
        else:
            return trajectory_fields(R, polynomials, N, closure)
        N = 2 * N
