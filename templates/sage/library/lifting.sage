# needs: discriminant hypersurface ideals varieties
# lifting: the ED discriminant over the rational numbers from those modulo primes.

from sage.arith.functions import lcm
from sage.arith.misc import crt, previous_prime, rational_reconstruction

LARGEST = 32009  # primes below it are taken


def over_field(kk, V):
    return V if is_matrix_variety(V) else V.change_ring(V.ring().change_ring(kk))


def hypersurface_modulo(V, W, part, p):
    """The reduced monic equation modulo a prime: its coefficients by their exponents."""
    kk = GF(p)
    U = polynomial_ring(kk, W.nrows())
    form = matrix(kk, W.nrows(), W.list())
    f = equation_of(U, part(over_field(kk, V), form, all_data(kk, W.nrows())))
    if f.is_constant():
        return {(0,) * U.ngens(): ZZ.one()}
    g = f.factor().radical_value()
    return {tuple(e): ZZ(c / g.lc()) for e, c in g.dict().items()}


def rational_terms(residues, modulus):
    """None if the modulus is too small."""
    try:
        return {e: rational_reconstruction(c, modulus) for e, c in residues.items()}
    except ArithmeticError:
        return None


def lifted_hypersurface(U, V, W, part):
    """When one more prime does not change it: right with high probability. Modulo few primes it
    has other terms, and these are kept apart; one that divides a number of the problem is left out,
    for the equations may be zero modulo it."""
    equations = [] if is_matrix_variety(V) else V.gens()
    numbers = [*W.list(), W.det(), *(c for f in equations for c in f.coefficients())]
    p, found = LARGEST, {}
    D = lcm([c.numerator() * c.denominator() for c in numbers if c != 0])
    while True:
        p = previous_prime(p)
        if D % p == 0:
            continue
        terms = hypersurface_modulo(V, W, part, p)
        modulus, residues, before = found.get(frozenset(terms), (ZZ.one(), {}, None))
        residues = {e: crt(residues.get(e, ZZ.zero()), c, modulus, ZZ(p)) for e, c in terms.items()}
        known = rational_terms(residues, modulus * p)
        if known is not None and known == before:
            return U(known)
        found[frozenset(terms)] = modulus * p, residues, known


def lifted_ed_discriminant(V, W):
    """The irreducible factors of both parts."""
    U = polynomial_ring(QQ, W.nrows())
    return [(U, prime_factors(lifted_hypersurface(U, V, W, part)))
            for part in (fold_ideals, infinity_ideals)]
