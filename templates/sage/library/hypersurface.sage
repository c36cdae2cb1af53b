# needs: nothing
# hypersurface: equations of the hypersurfaces in images of projections, and their factors.

from sage.arith.misc import gcd


def prime_factors(f):
    """The different irreducible factors that are no constants, with integers without a common
    factor as coefficients."""
    if f.is_constant():  # Sage would factor the number
        return []
    factors = [g * g.denominator() for g, _ in f.factor()]
    return sorted(g / gcd(g.coefficients()) * g.lc().sign() for g in factors)


def hypersurface_equation(U, I):
    """Of the closure of the image of I's zeros in the space of the last variables, those of U.

    Other components of the image are smaller, so the equation is a greatest common divisor.
    """
    R = I.ring()
    others = R.ngens() - U.ngens()
    image = I.elimination_ideal(R.gens()[:others])
    in_U = R.hom([U.zero()] * others + list(U.gens()), U)
    equation = gcd([in_U(f) for f in image.gens()])
    if equation == 0:
        raise ValueError("expected finitely many critical points for almost all data")
    return equation
