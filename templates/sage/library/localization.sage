# needs: polar varieties
# localization: polar degrees of varieties of matrices, exactly and without Groebner bases.
#
# The conormal variety of the matrices of rank at most r has a resolution over a product of
# Grassmannians (over one, for symmetric matrices), on which a torus acts with isolated fixed
# points. Bott's residue formula writes each polar degree as a sum of rational numbers over the
# fixed points; any distinct weights a_i, and any distinct b_j, give the same integers.
#
# E and F are the weights of the two bundles whose projectivisations make up the resolution:
# matrices X with columns in a given r-space and rows in another, and matrices Y orthogonal to
# both. T is the product of the tangent weights. The powers of the hyperplane classes push
# forward to the Segre classes of E and F, the inverses of their Chern classes.

from itertools import combinations

from sage.misc.misc_c import prod
from sage.rings.power_series_ring import PowerSeriesRing


def segre_classes(weights, d):
    """The coefficients of 1 / prod(1 + e t) up to t^d."""
    t = PowerSeriesRing(QQ, "t", default_prec=d + 1).gen()
    return (prod((1 + e * t for e in weights), t**0) ** -1).padded_list(d + 1)


def splittings(weights, r):
    """All pairs of r of the weights and the others."""
    return [(chosen, [a for a in weights if a not in chosen])
            for chosen in combinations(weights, r)]


def fixed_points(V):
    """(E, F, T) at each fixed point, for rank V.rank < size."""
    if isinstance(V, SymmetricDeterminantal):
        for I, O in splittings([QQ(2 * i + 1) for i in range(V.size)], V.rank):
            sums_in = [I[i] + a for i in range(len(I)) for a in I[i:]]
            sums_out = [O[i] + a for i in range(len(O)) for a in O[i:]]
            yield sums_in, [-e for e in sums_out], prod(o - i for o in O for i in I)
    else:
        rows = splittings([QQ(2 * i + 1) for i in range(V.rows)], V.rank)
        columns = splittings([QQ(-2 * j) for j in range(V.columns)], V.rank)
        for I, O in rows:
            for J, P in columns:
                tangent = [o - i for o in O for i in I] + [j - p for j in J for p in P]
                yield [i - j for i in I for j in J], [p - o for o in O for p in P], prod(tangent)


def localized_polar_degrees(V):
    """The polar degrees: sums of s_k(E) s_(d-k)(F) / T, where d is the base's dimension."""
    if isinstance(V, SymmetricDeterminantal):
        d = V.rank * (V.size - V.rank)
    else:
        d = V.rank * (V.rows + V.columns - 2 * V.rank)
    total = [QQ(0)] * (d + 1)
    for E, F, T in fixed_points(V):
        s, t = segre_classes(E, d), segre_classes(F, d)
        total = [x + s[k] * t[d - k] / T for k, x in enumerate(total)]
    return nonzero_range(total)
