# needs: finite ideals random varieties
# learning: critical points of the square loss of a network, in its weights.
#
# A network is a list phi of functions' coefficients, and a gauge: the "blocks", matrices of weights
# (a row of a layer before a power, a filter, a whole matrix of a linear network); lists of
# polynomials that do not vanish together unless the network is a smaller one, such as the minors
# of two rows, which keep neurons "apart", and the weights of what is "outgoing" from one; and the
# "scale", the weights of the last layer, if phi is linear in them and only they make it zero. A
# base change of a block on the left is made up for by later layers, so each function has weights
# with B L = 1 for every block B and a general matrix L: a chart modulo these symmetries. The last
# layer is v / t with a general linear form of v equal to one; the equations are linear in t. Of a
# rational map phi are the numerators, and the gauge has their "denominator". Where that leaves
# fibres of positive dimension, some weights are set to general constants, so that as many are left
# as the dimension of the image and the restricted map still dominates it.
#
# Critical weights where the derivative has full rank fill whole generic fibres over a generic
# datum, and each counts once. The others depend on the parametrisation: spurious ones. Kept out
# are the weights of smaller networks, which often have infinitely many.

from itertools import combinations

from sage.misc.misc_c import prod


def random_combination(polynomials):
    """A random one, or zero if there are none."""
    if not polynomials:
        return 0
    kk = polynomials[0].parent().base_ring()
    return sum(c * f for c, f in zip(random_numbers(kk, len(polynomials)), polynomials))


def solutions_where(equations, units):
    """The ideal of the solutions where no factor vanishes (Rabinowitsch), with another variable
    in front; their dimension and number."""
    R = equations[0].parent()
    S = polynomial_ring(R.base_ring(), R.ngens() + 1)
    in_S = R.hom(S.gens()[1:], S)
    I = S.ideal([in_S(f) for f in equations] + [1 - S.gen(0) * prod(map(in_S, units))])
    basis = I.ring().ideal(groebner(I))
    return basis, *dimension_and_degree(basis)


def restricted_chart(R, gauge):
    """The images of the weights on the chart, and t, which is one without a scale, in a ring whose
    first variable is t."""
    blocks = gauge["blocks"] + ([[gauge["scale"]]] if gauge["scale"] else [])
    fixed = [w for B in blocks for row in B for w in row[:len(B)]]
    free = [w for w in R.gens() if w not in fixed]
    S = polynomial_ring(R.base_ring(), len(free) + 1)
    image = dict(zip(free, S.gens()[1:]))
    for B in blocks:
        k, n = len(B), len(B[0])
        F = matrix(S, k, n - k, [image[w] for row in B for w in row[k:]])
        L = matrix(S, n - k, k, random_numbers(R.base_ring(), (n - k) * k))
        for row, values in zip(B, matrix.identity(S, k) - F * L):
            image.update(zip(row[:k], values))
    return [image[w] for w in R.gens()], S.gen(0) if gauge["scale"] else S.one()


def rows_that_count(M):
    """Independent rows of a matrix: the first, then those at the end first."""
    order = [0] + list(range(M.nrows() - 1, 0, -1))
    return sorted(order[i] for i in M.matrix_from_rows(order).pivot_rows())


def divided_by(f, units):
    for g in units:
        while f != 0 and g.divides(f):
            f = f // g
    return f


def determinant_on(A, J):
    """The determinant of a square matrix as an element of an algebra: the columns of D are the
    minors of the first rows, expanded along the last of them."""
    D, kk = A.one, J.base_ring().base_ring()
    for k, row in enumerate(J.rows()):
        smaller = {s: i for i, s in enumerate(combinations(range(J.ncols()), k))}
        larger = list(combinations(range(J.ncols()), k + 1))
        V = {}
        for column, s in enumerate(larger):
            for i, j in enumerate(s):
                for e, c in row[j].dict().items():
                    M = V.setdefault(tuple(e), matrix(kk, len(smaller), len(larger)))
                    M[smaller[s[:i] + s[i + 1:]], column] = (-1)**(k - i) * c
        D = combined_powers(A.times[1:], D, V)
    return D


def count_full_rank(A, J):
    """The number of finitely many solutions at which J has full rank, each as often as it counts:
    at the others the determinant of J, with its columns mixed, is zero."""
    kk, d = J.base_ring().base_ring(), J.nrows()
    mixed = J * matrix(J.base_ring(), J.ncols(), d, random_numbers(kk, J.ncols() * d))
    return count_nonzero(A, determinant_on(A, mixed))


def of_full_rank(I, J):
    """(dimension, number) of those at which J has full rank."""
    S, d = I.ring(), J.nrows()
    in_S = J.base_ring().hom(S.gens()[1:], S)
    mixing = matrix(S, J.ncols(), d, random_numbers(S.base_ring(), J.ncols() * d))
    minor = I.reduce((J.apply_map(in_S) * mixing).det())
    return solutions_where(list(I.gens()), [minor])[1:]


def solutions_of(equations, needed, others):
    """Also their algebra, None if they are not finitely many. The factors without which there are
    finitely many solutions are tried first."""
    def with_algebra(I, dimension, count):
        return I, dimension, count, finite_algebra(I) if dimension == 0 else None

    found = I, dimension, count, A = with_algebra(*solutions_where(equations, needed))
    in_S = equations[0].parent().hom(I.ring().gens()[1:], I.ring())

    def is_unit(f):
        if dimension == 0:
            return count_nonzero(A, evaluated_on(A, f)) == count
        return (I + I.ring().ideal(in_S(f))).is_one()

    if all(map(is_unit, others)):
        return found
    return with_algebra(*solutions_where(equations, needed + others))


def with_inverses(psi, q):
    """The quotients psi / q as polynomials, in a ring with a variable s for the inverse of each
    factor g of q in front; the equations s g = 1; the derivatives by the other variables, of s by
    -s^2 dg. Over one denominator the equations of critical points have many times the degree."""
    Q = q.parent()
    powers = [] if q.is_constant() else list(q.factor())
    unit, m = q // prod(g**e for g, e in powers), len(powers)
    R = polynomial_ring(Q.base_ring(), m + Q.ngens()) if powers else Q
    in_R = Q.hom(R.gens()[m:], R)

    def lowest(f):
        term = R(1 / unit.constant_coefficient())
        for s, (g, e) in zip(R.gens(), powers):
            while e > 0 and g.divides(f):
                f, e = f // g, e - 1
            term = term * s**e
        return term * in_R(f)

    psi = [lowest(f) for f in psi]
    factors = [in_R(g) for g, _ in powers]

    def slope(f, v):
        return f.derivative(v) - sum(s**2 * g.derivative(v) * f.derivative(s)
                                     for s, g in zip(R.gens(), factors))

    J = matrix(R, [[slope(f, v) for f in psi] for v in R.gens()[m:]])
    return psi, [s * g - 1 for s, g in zip(R.gens(), factors)], J


def critical_weights(phi, gauge, W, u):
    """The fields of an answer, for a form W and a datum: of functions where the derivative has full
    rank, of all weights, the number of points of a generic fibre, the rank of the derivative."""
    return critical_weights_in_chart(phi, gauge, W, u)[0]


def critical_weights_in_chart(phi, gauge, W, u):
    """These fields, and the weights: the algebra of solutions, whose first variable is one more
    than those of the others; the derivative, the map and its scale t, in the chart.

    On functions phi(v) / t the residue W (phi(v) - t u) is multiplied by t, and so are the
    derivatives.
    """
    R = phi[0].parent()
    kk = R.base_ring()
    weights, t = restricted_chart(R, gauge)
    S, scaled = t.parent(), not t.is_constant()
    chart = R.hom(weights, S)
    psi, q = [chart(f) for f in phi], chart(R(gauge.get("denominator", 1)))
    J = differential_of(psi, S.one() if scaled else q)
    if scaled:
        J = matrix(S, [psi, *J.rows()[1:]])
    point = random_numbers(kk, S.ngens())
    kept = rows_that_count(J.apply_map(S.hom(point, kk)))
    d = len(kept)
    is_finite = d == S.ngens() - (0 if scaled else 1)
    Q = polynomial_ring(kk, d)
    places = dict(zip(kept, Q.gens()))
    restricted = S.hom([places.get(i, Q(c)) for i, c in enumerate(point)], Q)
    numerators, below, over = [restricted(f) for f in psi], restricted(q), restricted(t)
    psi, inverses, J = with_inverses(numerators, below)
    in_inverses = Q.hom(J.base_ring().gens()[len(inverses):], J.base_ring())
    t = in_inverses(over)
    if scaled:
        J = matrix([psi, *J.rows()[1:]])

    def factors(lists):
        found = [in_inverses(restricted(chart(R(random_combination(F))))) for F in lists]
        return [f for f in found if not f.is_constant()]

    needed, others = factors(gauge["apart"]), factors(gauge["outgoing"])
    residue = W * matrix([f - t * c for f, c in zip(psi, u)]).transpose()
    equations = inverses + [divided_by(f, needed + others) for f in (J * residue).list()]
    units = [] if t.is_constant() else [t]
    others = others + units
    I, dimension, count, A = solutions_of(equations, needed, others)
    pure = dimension, count
    if dimension > 0:
        pure = of_full_rank(I, J)
    elif dimension == 0:
        pure = 0, count_full_rank(A, J)
    at_point = Q.hom(random_numbers(kk, d), kk)
    same = [at_point(over) * f - t * (at_point(g) / at_point(below))
            for f, g in zip(psi, numerators)]
    fibre = solutions_where(inverses + same, units)[2]
    if fibre == 0 or pure[0] == 0 and pure[1] % fibre != 0:
        raise ValueError("expected whole fibres of %d weights, got %d in all: take another seed or "
                         "prime" % (fibre, pure[1]))
    fields = [("functions", pure[1] // fibre), ("functionsDimension", pure[0]),
              ("parameters", count),
              ("parametersDimension", dimension if is_finite else max(dimension, 1)),
              ("fibre", fibre), ("rank", d)]
    return fields, (A, J, psi, t)
