# needs: ideals parametric random varieties
# image: degrees of the closures of images, and of the maps onto them.
#
# A general affine space of complementary dimension meets the closure in as many points as the
# degree says, all of them general; so of a restriction psi of the map (parametric) each has a full
# fibre, and counting preimages and dividing by the points of one fibre gives the degree. If the
# closure is a cone, all equations of the space but one may be linear forms.

from sage.arith.misc import factorial


def is_cone_of(p, q):
    """Whether all coordinates are scaled alike by some scalings of the parameters."""
    E = matrix(QQ, [list(e) for f in p for e in f.exponents()])
    return q.is_constant() and E.rank() == E.augment(matrix(QQ, [[1]] * E.nrows())).rank()


def general_equations(p, q, d, is_cone):
    """Those of a general affine space of codimension d in terms of the coordinates.

    Each of the first ones is given by the others.
    """
    k = d - 1 if is_cone else d
    others = p[k:] if is_cone else p[k:] + [q]

    def combination():
        return sum(c * f for c, f in zip(random_numbers(q.base_ring(), len(others)), others))

    equations = [f + combination() for f in p[:k]]
    return equations + [q + combination()] if is_cone else equations


def image_report(phi):
    """The dimension of the image, the degree of its closure, the dimension of the fibres modulo
    scalings, and how many points modulo scalings a generic fibre has, or 0 if infinitely many."""
    p, q = rational_map(phi)
    K = scalings(p, q)
    psi = restricted_map(phi)
    d, e = psi[1].parent().ngens(), fibre_degree(psi)
    equations = general_equations(*psi, d, is_cone_of(p, q))
    dimension, preimages = dimension_and_degree(where_defined(psi[1], equations))
    if e == 0 or dimension != 0 or preimages % e != 0:
        raise ValueError("expected a multiple of the fibre degree %d, got %d: take another seed "
                         "or prime" % (e, preimages))
    extra = q.parent().ngens() - K.nrows() - d
    # how often the chart meets an orbit
    index = abs(K.matrix_from_columns(scaled_parameters(K)).det())
    return d, preimages // e, extra, 0 if extra > 0 else e // index


def generic_fibre_report(phi):
    """The dimension of the fibres modulo scalings, and how many points modulo scalings a generic
    fibre has, or 0 if there are infinitely many."""
    p, q = rational_map(phi)
    K = scalings(p, q)
    extra = q.parent().ngens() - K.nrows() - image_dimension(p, q)
    if extra > 0:
        return extra, 0
    index = abs(K.matrix_from_columns(scaled_parameters(K)).det())
    return 0, fibre_degree(restricted_map(phi)) // index


def sums_of_powers(g, v, r):
    """How many forms and vectors have the same sum of v_i (x) g_i^r as given ones, in a chart where
    the first coefficient of a form is one; 0 if the derivative is not injective there."""
    R, k, m = g[0].parent(), len(g), len(v)
    monomials = sorted((sum(R.gens())**g[0].degree()).monomials(), reverse=True)  # p is larger
    derivatives = []
    for j, f in enumerate(g):
        derivatives += [[f**r if i == l else R.zero() for i in range(m)] for l in range(m)]
        derivatives += [[row[j] * f**(r - 1) * x for row in v] for x in monomials[1:]]
    places = sorted({(i, x) for row in derivatives for i, f in enumerate(row)
                     for x in f.monomials()})
    coefficients = [[row[i].monomial_coefficient(x) for i, x in places] for row in derivatives]
    if matrix(R.base_ring(), coefficients).rank() < len(derivatives):
        return 0
    n = m + len(monomials) - 1
    S = polynomial_ring(R.base_ring(), k * n)
    T = R.change_ring(S)
    unknown = [S.gens()[j * n:(j + 1) * n] for j in range(k)]
    powers = [(T(monomials[0]) + sum(a * T(x) for a, x in zip(c[m:], monomials[1:])))**r
              for c in unknown]
    equations = []
    for i, row in enumerate(v):
        difference = sum(c[i] * f - T(a * h**r) for c, f, a, h in zip(unknown, powers, row, g))
        equations += difference.coefficients()
    dimension, count = dimension_and_degree(S.ideal(equations))
    return count if dimension == 0 else 0


def fibre_by_layers(kk, widths, exponents):
    """The points of a generic fibre of a network of powers, modulo scalings, layer by layer; 0 if
    they are not found so. Where the forms that a layer raises to a power are the only ones with
    their sums, up to the order, they are known, and are functions of the layers before."""
    R = polynomial_ring(kk, widths[0])
    W = [[random_numbers(kk, a) for _ in range(b)] for a, b in zip(widths, widths[1:])]

    def onto(A, g):
        return [sum(a * f for a, f in zip(row, g)) for row in A]

    forms = [onto(W[0], R.gens())]
    for A, r in zip(W[1:], exponents[:-1]):
        forms.append(onto(A, [f**r for f in forms[-1]]))
    number = 1
    for k in reversed(range(len(exponents))):
        g = [f / f.lc() for f in forms[k]]
        count = sums_of_powers(g, W[k + 1], exponents[k])
        if k > 0 and count != factorial(len(g)):
            return 0
        number *= count
    return number
