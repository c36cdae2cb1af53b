# needs: derivations ideals
# invariant: the ideals that polynomial vector fields map into themselves.
#
# An ideal is invariant when it contains the derivatives of its members; for this it suffices to
# look at generators, for F(h g) = F(h) g + h F(g).


def invariance_witnesses(fields, I):
    """Pairs (g, remainder of F(g)) for the generators g whose derivatives are not in I."""
    basis = groebner(I)
    derivatives = [(g, derivative_along(F, g).reduce(basis)) for g in I.gens() for F in fields]
    return [(g, r) for g, r in derivatives if r]


def larger_ideals(fields, I):
    """The chain I, I + F(I), I + F(I) + F(F(I)), ..., up to the smallest invariant ideal over I.

    It is finite, for the ring is Noetherian. Only the derivatives of what came last can be new.
    Yields (reduced Groebner basis, what is new in the next ideal: nothing at the end).
    """
    fresh = [g for g in I.gens() if g]
    basis = groebner(I)
    while True:
        derivatives = [derivative_along(F, g) for g in fresh for F in fields]
        fresh = [r for r in (d.reduce(basis) for d in derivatives) if r]
        yield basis, fresh
        if not fresh:
            return
        basis = groebner(I.ring().ideal(basis + fresh))


def invariant_chain(fields, I, tell):
    """The fields of the answer, after each step also told as they are by then."""
    R, dimensions = I.ring(), []
    for basis, fresh in larger_ideals(fields, I):
        dimension, degree = dimension_and_degree(R.ideal(basis))
        dimensions.append(dimension)
        report = [
            ("groebnerBasis", (R, basis)),
            ("dimensions", dimensions),
            ("degree", degree),
            ("stabilized", not fresh),
        ]
        tell(report)
    return report
