# needs: nothing
# derivations: polynomials along vector fields, and linear relations among them.
#
# A field F is a list of polynomials, one for each variable: along x' = F(x) a polynomial g has the
# derivative F(g), the sum of F_i dg/dx_i.

from itertools import combinations_with_replacement

from sage.arith.misc import gcd
from sage.misc.misc_c import prod


def derivative_along(F, g):
    R = g.parent()
    return sum((f * g.derivative(x) for f, x in zip(F, R.gens()) if f), R.zero())


def monomials_up_to(R, d):
    """By falling degree; the last one is 1."""
    by_degree = (combinations_with_replacement(R.gens(), e) for e in range(d + 1))
    monomials = [prod(factors, R.one()) for found in by_degree for factors in found]
    return sorted(monomials, reverse=True)


def linear_relations(kk, vectors):
    """The c with sum of c_i v_i = 0, a basis in reduced echelon form; a v_i is a dictionary."""
    places = {}
    entries = {
        (places.setdefault(place, len(places)), i): value
        for i, v in enumerate(vectors)
        for place, value in v.items()
    }
    M = matrix(kk, len(places), len(vectors), entries, sparse=False)
    return M.right_kernel_matrix(basis="echelon").rows()


def combination(coefficients, polynomials):
    """Their sum, primitive: with integers without a common factor, the leading one positive."""
    f = sum(c * g for c, g in zip(coefficients, polynomials) if c)
    content = gcd(f.coefficients())
    return f / (content if f.lc() > 0 else -content)
