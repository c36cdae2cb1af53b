# needs: localization
# segre: generic ED degrees of Segre products of varieties of matrices.
#
# The Chern-Mather class of a product is the product of the classes. For a cone of projective
# dimension n the degrees c_k of its parts and the polar degrees, p_0 the degree of the variety,
# tell each other (Piene): c_k = sum_i (-1)^i binomial(n+1-i, k-i) p_i.

from sage.arith.misc import binomial


def chern_mather_degrees(V):
    """The degrees of the parts of dimensions n, n - 1, ..., 0."""
    p, n = localized_polar_degrees(V)[::-1], V.dimension - 1
    return [sum((-1)**i * binomial(n + 1 - i, k - i) * x for i, x in enumerate(p[:k + 1]))
            for k in range(n + 1)]


def product_degrees(a, b):
    """The same of a product, whose hyperplane class is the sum of those of its factors."""
    n, m = len(a) - 1, len(b) - 1
    return [sum(binomial(n + m - k, n - i) * a[i] * b[k - i]
                for i in range(max(0, k - m), min(n, k) + 1))
            for k in range(n + m + 1)]


def segre_generic_ed_degree(varieties):
    """The sum of the polar degrees."""
    first, *rest = map(chern_mather_degrees, varieties)
    for c in rest:
        first = product_degrees(first, c)
    n = len(first) - 1
    return sum((-1)**i * (2**(n + 1 - i) - 1) * c for i, c in enumerate(first))
