# needs: definition ideals
# equations: equations of an image by their definition.


def equations_by_definition(V, D):
    """Their ring, and minimal generators, of degree D at the most, of the ideal of the projective
    closure, by elimination."""
    J = given_ideal(V)
    S = J.ring()
    T = polynomial_ring(QQ, S.ngens() + 1)
    closure = []
    for f in groebner(J):
        d = f.degree()
        closure.append(sum((c * T({tuple(e) + (d - sum(e),): 1}) for e, c in f.dict().items()),
                           T.zero()))
    found = ff.minbase(T.ideal(closure)) if closure else []
    back = T.hom(list(S.gens()) + [S.one()], S)
    return S, [back(f) for f in found if f.degree() <= D]
