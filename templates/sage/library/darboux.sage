# needs: derivations ideals
# darboux: polynomials P with F(P) = K P for some polynomial K, the cofactor.
#
# For one K they are a linear space. Only finitely many K belong to P of bounded degree: all but
# finitely many irreducible ones come from the rational first integrals of F, and then their
# cofactors are multiples of those of a common denominator (Jouanolou). To find the K, let P have
# one leading monomial after the other, with coefficient 1; then the other coefficients and those
# of K satisfy polynomial equations. Elimination leaves an ideal with finitely many zeros in the
# coefficients of K: its prime components are points over QQ, or irrational and left out, for no P
# over QQ belongs to them.
#
# A connected group of linear maps that fix F permutes the finitely many K, so it fixes each. So
# does one that fixes the part of F of the highest degree with that of K, which belongs to the
# highest part of P. That makes K few.


def linear_symmetries(F):
    """A basis of the linear fields that commute with F."""
    R, n = F[0].parent(), len(F)
    fields = [[x if k == i else R.zero() for k in range(n)] for i in range(n) for x in R.gens()]
    brackets = []
    for L in fields:
        parts = [derivative_along(L, f) - derivative_along(F, g) for f, g in zip(F, L)]
        brackets.append({(i, m): c for i, f in enumerate(parts) for m, c in f.dict().items()})
    return [
        [sum(c * L[i] for c, L in zip(relation, fields)) for i in range(n)]
        for relation in linear_relations(QQ, brackets)
    ]


def cofactor_space(F, q):
    """A basis of the space in which the K are, up to the degree q - 1, in echelon form."""
    R = F[0].parent()
    monomials = monomials_up_to(R, q - 1)
    highest = [R({m: c for m, c in f.dict().items() if sum(m) == q}) for f in F]
    top = [m if m.degree() == q - 1 else R.zero() for m in monomials]
    images = [{} for _ in monomials]
    for k, (kept, L) in enumerate(
        [(monomials, L) for L in linear_symmetries(F)]
        + [(top, L) for L in linear_symmetries(highest)]
    ):
        for image, m in zip(images, kept):
            image.update({(k, e): c for e, c in derivative_along(L, m).dict().items()})
    return [
        sum(c * m for c, m in zip(row, monomials)) for row in linear_relations(QQ, images)
    ]


def cofactor_ideal(F, monomials, multipliers):
    """The ideal of the coefficients of all K, in a ring of their own."""
    R, low, s = F[0].parent(), monomials[1:], len(multipliers)
    A = polynomial_ring(QQ, s + len(low))
    B = R.change_ring(A)
    K = sum(a * B(m) for a, m in zip(A.gens(), multipliers))
    P = B(monomials[0]) + sum(a * B(m) for a, m in zip(A.gens()[s:], low))
    FP = derivative_along([B(f) for f in F], P)
    I = A.ideal((FP - K * P).coefficients()).elimination_ideal(A.gens()[s:])
    only = polynomial_ring(QQ, s)
    return only.ideal([f(*only.gens(), *([0] * len(low))) for f in I.gens()])


def rational_points(I):
    """(points, irrational): the rational zeros of an ideal with finitely many, and how many
    irreducible factors the others are the roots of, where coordinates are found one by one."""
    points, factors = [], set()
    for prime in I.minimal_associated_primes():
        point = ()
        for x in I.ring().gens():
            others = [y for y in I.ring().gens() if y != x]
            f = prime.elimination_ideal(others).gens()[0]
            if f.degree() > 1:
                factors.add((point, f / f.lc()))
                break
            point += (-f.constant_coefficient() / f.lc(),)
        else:
            points.append(point)
    return points, len(factors)


def darboux_space(F, K, monomials):
    """A basis of the combinations P of the monomials with F(P) = K P."""
    images = [(derivative_along(F, m) - K * m).dict() for m in monomials]
    return [combination(c, monomials) for c in linear_relations(QQ, images)]


def darboux_fields(R, pairs, irrational, complete):
    """Fields of the answer, or of what is known after some leading monomials."""
    pairs = [(K, polynomials) for K, polynomials in pairs if polynomials]
    return [
        ("cofactors", (R, [K for K, _ in pairs])),
        ("polynomials", (R, [P for _, polynomials in pairs for P in polynomials])),
        ("counts", [len(polynomials) for _, polynomials in pairs]),
        ("irrational", irrational),
        ("complete", complete),
    ]


def darboux_pairs(F, degree, tell):
    """The fields of the answer: cofactors and bases of their polynomials, up to a degree.

    The cofactor 0 comes first, with the first integrals that have no constant term. The small
    leading monomials are treated first; what is known is told before each.
    """
    R = F[0].parent()
    monomials = monomials_up_to(R, degree)
    multipliers = cofactor_space(F, max(1, *(f.degree() for f in F)))
    pairs, irrational = [(R.zero(), darboux_space(F, R.zero(), monomials[:-1]))], 0
    for k in range(len(monomials) - 2, -1, -1):
        tell(darboux_fields(R, pairs, irrational, False))
        points, others = rational_points(cofactor_ideal(F, monomials[k:], multipliers))
        irrational += others
        for point in points:
            K = sum(a * m for a, m in zip(point, multipliers))
            if all(K != known for known, _ in pairs):
                pairs.append((K, darboux_space(F, K, monomials)))
    return darboux_fields(R, pairs, irrational, True)
