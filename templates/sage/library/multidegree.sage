# needs: ideals polar
# multidegree: dimension and bidegrees of a bihomogeneous ideal, by its Hilbert series.
#
# An ideal of kk[x, y], with as many x as y, has the bigraded Hilbert series of its leading ideal,
# K(s, t) / ((1-s)^N (1-t)^N). The terms of lowest degree of K(1-s, 1-t) are the multidegree, and
# their degree is the codimension (Miller, Sturmfels: Combinatorial Commutative Algebra, chapter 8).
# The exponents of K are degrees of least common multiples of leading monomials (Taylor's
# resolution). If all x have weight 1 and all y a weight w, larger than the degree in x of the
# multiple of all, then s^i t^j becomes z^(i + w j), and no two of the terms of K fall together.

from sage.arith.misc import binomial


def dimension_and_bidegrees(I):
    """The coefficients of s^(c-j) t^j, c the codimension, as far as they are not zero."""
    N = I.ring().ngens() // 2
    L = leading_ideal(I)
    multiple = [max(exponents) for exponents in zip(*(m.exponents()[0] for m in L.gens()))]
    w = 1 + sum(multiple[:N])
    K = L.hilbert_numerator(grading=(1,) * N + (w,) * N)
    terms = [(e % w, e // w, coefficient) for e, coefficient in enumerate(K.list())]

    def part(c):
        """The coefficients at s^(c-j) t^j of K(1-s, 1-t), up to the sign (-1)^c."""
        return [sum(k * binomial(ZZ(i), c - a) * binomial(ZZ(j), a) for i, j, k in terms if k)
                for a in range(c + 1)]

    c = next(c for c in range(2 * N + 1) if any(part(c)))
    return 2 * N - c, nonzero_range([(-1) ** c * k for k in part(c)])
