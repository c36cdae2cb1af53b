# needs: ideals random
# jacobian: as many equations as the codimension, and their derivatives.


def codimension(I):
    return I.ring().ngens() - dimension_and_degree(I)[0]


def complete_intersection(I):
    """The ideal of c elements of I, its codimension: of its generators if these are so many,
    otherwise of random combinations of them."""
    kk, c = I.ring().base_ring(), codimension(I)
    if I.ngens() == c:
        return I
    return I.ring().ideal((matrix([random_numbers(kk, I.ngens()) for _ in range(c)])
                           * matrix([[f] for f in I.gens()])).list())


def general_jacobian(I, x):
    """The Jacobian matrix of c elements of I, its codimension, at x.

    They span the conormal space at a general point of each reduced component of codimension c.
    """
    return jacobian_matrix(complete_intersection(I), x)


def jacobian_matrix(I, x):
    """That of the generators, where the variables of their ring become x."""
    R = I.ring()
    inS = R.hom(x, x[0].parent())
    return matrix([[inS(f.derivative(v)) for v in R.gens()] for f in I.gens()])
