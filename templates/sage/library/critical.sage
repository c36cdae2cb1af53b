# needs: ideals jacobian metric random varieties
# critical: critical points of a squared distance on a variety, as a zero-dimensional ideal.
#
# The squared distance is (x - u) W (x - u)^t for a symmetric nonsingular matrix W. The critical
# pairs (x, u), x a regular point, form a vector bundle over the regular points, of dimension N,
# that of the space of data u (Draisma, Horobet, Ottaviani, Sturmfels, Thomas 2016, theorem 4.1).
# Two things follow. Over a generic u no x lies in a given proper closed subset of the variety, so
# a chart is enough. And equations that have also other solutions than critical points have none
# of them over a generic u, if these fill less than N dimensions: no saturation is needed. Each
# critical point then counts once, by generic smoothness, in characteristic zero and hence for all
# but finitely many primes.


def determinantal_critical_ideal(V, W, u):
    """Rank at most r, m <= n: the chart X = [1; A] B, where the gradient G = W(X - U) satisfies
    [1 A^t] G = 0 and (lower rows of G) B^t = 0.

    A solution is a triple (A, B, C), with C the lower rows of G and C B^t = 0; it determines U.
    The triples with B of rank s < r have (r - s)(n - m + r - s) dimensions less than those with
    B of rank r, which have N = mn: nothing has to be removed. For m > n this can fail (4 x 3,
    rank 1: zero solves the equations for every U), so the matrices are transposed.
    """
    m, n, r = V
    if m > n:
        flip = [i * n + j for j in range(n) for i in range(m)]
        V, W, u = Determinantal(n, m, r), W[flip, flip], [u[k] for k in flip]
        m, n = n, m
    S = polynomial_ring(W.base_ring(), (m - r) * r + r * n)
    A = matrix(S, m - r, r, S.gens()[: (m - r) * r])
    B = matrix(S, r, n, S.gens()[(m - r) * r :])
    one = matrix.identity(S, r)
    G = V.matrix(weighted_residue(W, (one.stack(A) * B).list(), u))
    lower = G.matrix_from_rows(range(r, m))
    return S.ideal((one.augment(A.transpose()) * G).list() + (lower * B.transpose()).list())


def symmetric_critical_ideal(V, W, u):
    """Symmetric, rank at most r: X = K B K^t with K = [1; A] and B symmetric, and K^t G = 0.

    The coordinates off the diagonal stand twice in the matrix, so G is half the derivative
    there, or twice it on the diagonal. The G of a pair (A, B) fill a linear space that depends
    on A alone; so all the solutions are irreducible of dimension N, and those with B of smaller
    rank are a proper closed subset.
    """
    n, r = V
    S = polynomial_ring(W.base_ring(), (n - r) * r + r * (r + 1) // 2)
    A = matrix(S, n - r, r, S.gens()[: (n - r) * r])
    B = SymmetricDeterminantal(r, r).matrix(S.gens()[(n - r) * r :])
    K = matrix.identity(S, r).stack(A)
    X = K * B * K.transpose()
    g = weighted_residue(W, [X[p] for p in V.positions], u)
    G = V.matrix([(2 // c) * f for f, c in zip(g, V.multiplicities)])
    return S.ideal((K.transpose() * G).list())


def lagrange_ideal(I, W, u):
    """Any radical ideal I of codimension c: W(x - u) = J^t l for a general Jacobian J.

    Almost everywhere on the components of codimension c it has rank c. Where it has not, and on
    smaller components, x moves in less than N - c dimensions and l in c: less than N together.
    """
    R = I.ring()
    N, c = R.ngens(), R.ngens() - dimension_and_degree(I)[0]
    S = polynomial_ring(R.base_ring(), N + c)
    x, l = S.gens()[:N], matrix(S.gens()[N:])
    inS = R.hom(x, S)
    normal = zip(weighted_residue(W, x, u), (l * general_jacobian(I, x)).list())
    return S.ideal([inS(f) for f in I.gens()] + [a - b for a, b in normal])


def critical_ideal(V, W, u):
    """For a variety of matrices or a radical ideal."""
    if isinstance(V, Determinantal):
        return determinantal_critical_ideal(V, W, u)
    if isinstance(V, SymmetricDeterminantal):
        return symmetric_critical_ideal(V, W, u)
    return lagrange_ideal(V, W, u)


def critical_count(V, W):
    """(dimension, number of critical points) over a random datum; (-1, 0) when there are none."""
    if is_empty(V):
        return -1, 0
    u = random_numbers(W.base_ring(), W.nrows())
    return dimension_and_degree(critical_ideal(V, W, u))


def agreed_critical_count(V, W):
    """The same, and what a second datum says of the first, as fields of an answer; where it would
    take longer than milliseconds, nothing."""
    if is_empty(V):
        return -1, 0, []

    def critical():
        return critical_ideal(V, W, random_numbers(W.base_ring(), W.nrows()))

    I = critical()
    found = dimension_and_degree(I)
    if ZZ.prod(max(1, f.degree()) for f in I.gens()) > 27:
        return *found, []
    agree = found == dimension_and_degree(critical())
    return *found, [("assumes-general-datum", "holds modulo p, two data agree" if agree
                     else "fails, the counts at two data differ")]
