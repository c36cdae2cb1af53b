# needs: ideals
# torus: paths of linear programmes, which are closures of curves without zero coordinates.


def closure_in_torus(I):
    """Without the components on coordinate hyperplanes."""
    for x in I.ring().gens():
        I = I.saturation(I.ring().ideal(x))[0]
    return I


def hilbert_numbers(I):
    """h_0, ..., h_(d-1) with the Hilbert series sum h_j T^j / (1 - T)^d, of a cone."""
    L = leading_ideal(I)
    d = monomial_dimension_and_degree(L)[0]
    K = L.hilbert_numerator()
    T = K.parent().gen()
    h = K // (1 - T) ** (I.ring().ngens() - d)
    return [ZZ(h[j]) for j in range(d)]
