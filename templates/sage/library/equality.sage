# needs: ideals
# equality: whether two ideals are the same, and whether generators are a Groebner basis.


def eliminated(I, k):
    """Without the first k variables, in the same ring."""
    R = I.ring()
    return R.ideal(list(I.elimination_ideal(R.gens()[:k]).gens()))


def remainders(members, basis):
    """The normal forms that are not zero."""
    reduced = (f.reduce(basis) if basis else f for f in members)
    return [f for f in reduced if f != 0]


def compare_ideals(I, J):
    """What J lacks, what I lacks, and whether the generators of J are a Groebner basis."""
    R = I.ring()
    first, second = groebner(I), groebner(J)
    leading = R.ideal([g.lm() for g in J.gens() if g != 0])
    is_basis = all(g.lm() in leading for g in second)
    return [
        ("missing", (R, remainders(I.gens(), second))),
        ("extra", (R, remainders(J.gens(), first))),
        ("groebner", is_basis),
    ]
