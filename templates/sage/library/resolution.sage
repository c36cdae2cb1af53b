# needs: nothing
# resolution: the zeros of a square system over the rational numbers from those modulo a prime.
#
# The simple zeros of a system F in x_1, ..., x_n are t = u(x), q(t) = 0 and x_i = v_i(t), where
# the form u separates them. If this is known modulo p^k, Newton's iteration gives it modulo
# p^(2k). The coefficients of q and of v_i q' modulo q, which are the smaller ones, are numbers of
# finite height: they are known when p^k is large enough (Giusti, Lecerf, Salvy: A Groebner free
# alternative for polynomial system solving, Journal of Complexity 17, 2001).
#
# Numbers from their remainders are no proof: whoever uses the roots certifies them.

import sys

from sage.rings.complex_interval_field import ComplexIntervalField
from sage.rings.finite_rings.integer_mod_ring import Zmod

# Sage writes the modulus of a ring as text to hash it; Python refuses so many digits.
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)

MARGIN = 2**64  # by which a modulus is larger than what is needed to know a number


def monomial_value(exponents, values, q, known):
    """Modulo q; the values of all divisors are kept, too."""
    if exponents not in known:
        k = next(i for i, e in enumerate(exponents) if e)
        smaller = (*exponents[:k], exponents[k] - 1, *exponents[k + 1 :])
        known[exponents] = monomial_value(smaller, values, q, known) * values[k] % q
    return known[exponents]


def evaluations(polynomials, values, q):
    """Of polynomials with integers as coefficients, modulo q."""
    T = q.parent()
    known = {(0,) * len(values): T.one()}
    return [
        sum(
            (ZZ(c) * monomial_value(tuple(e), values, q, known) for e, c in f.dict().items()),
            T.zero(),
        )
        for f in polynomials
    ]


def reduced_product(A, B, q):
    return (A * B).apply_map(lambda f: f % q)


def inverse_modulo(M, q):
    """None if the determinant has a common zero with q."""
    A = M.change_ring(q.parent().quotient(q))
    adjugate = A.adjugate()
    determinant = (A * adjugate)[0, 0].lift()
    if determinant.gcd(q).degree() > 0:
        return None
    factor = determinant.inverse_mod(q)
    return adjugate.apply_map(lambda f: f.lift() * factor % q, q.parent())


def rational_polynomial(f, modulus):
    """Raises an ArithmeticError if the modulus is too small to know the coefficients."""
    numbers = [c.rational_reconstruction() for c in f.list()]
    if any(abs(c.numerator()) * c.denominator() * MARGIN > modulus for c in numbers):
        raise ArithmeticError("the modulus is too small")
    return PolynomialRing(QQ, "t")(numbers)


def rational_resolution(equations, u, q, values):
    """(q, numerators of the x_i) over QQ; the x_i have the denominator q'. None at multiple zeros.

    The equations and u have integers as coefficients; q and the values are over GF(p).
    """
    n = len(equations)
    derivatives = [f.derivative(x) for f in equations for x in u.parent().gens()]
    modulus = q.base_ring().order()
    S = inverse_modulo(matrix(q.parent(), n, n, evaluations(derivatives, values, q)), q)
    if S is None:
        return None
    while True:
        modulus = modulus**2
        T = PolynomialRing(Zmod(modulus), "t")
        q, *values = (T([ZZ(c) for c in f.list()]) for f in [q, *values])
        S = matrix(T, n, n, [T([ZZ(c) for c in f.list()]) for f in S.list()])
        F = matrix(T, n, 1, evaluations(equations, values, q))
        values = [v - step for v, step in zip(values, reduced_product(S, F, q).list())]
        shift = evaluations([u], values, q)[0] - T.gen()
        values = [(v - shift * v.derivative()) % q for v in values]
        q = q - shift * q.derivative() % q
        try:
            numerators = [v * q.derivative() % q for v in values]
            return [rational_polynomial(f, modulus) for f in [q, *numerators]]
        except ArithmeticError:
            J = matrix(T, n, n, evaluations(derivatives, values, q))
            S = 2 * S - reduced_product(S, reduced_product(J, S, q), q)


def complex_values(q, numerators, precision):
    """The values of the x_i at the roots of q, up to an error of 2^(-precision)."""
    bits = 2 * precision
    while True:
        roots = q.roots(ComplexIntervalField(bits), multiplicities=False)
        values = [[f(r) / q.derivative()(r) for f in numerators] for r in roots]
        parts = [part for row in values for x in row for part in (x.real(), x.imag())]
        if all(part.absolute_diameter() < QQ(1) / 2**precision for part in parts):
            return [[x.center() for x in row] for row in values]
        bits *= 2
