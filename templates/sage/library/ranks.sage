# needs: random
# ranks: critical weights of a network by the rank of the derivative.
#
# Finitely many critical weights are the points of an algebra of finite dimension over the field. A
# general minor of size k of the derivative is zero at those where the rank is less than k, and
# multiplication by it is nilpotent there and invertible on the rest. On what is left of the algebra
# for one rank, the values of a general function are as many as the functions of these weights: the
# degree of the part without squares of the minimal polynomial of a general vector.


def multiplication(I, basis, f):
    """By f, on the basis of an algebra: the image of a vector v is v times the matrix."""
    kk, places = I.ring().base_ring(), {b: i for i, b in enumerate(basis)}
    M = matrix(kk, len(basis), len(basis))
    for i, b in enumerate(basis):
        g = I.reduce(f * b)
        for c, m in zip(g.coefficients(), g.monomials()):
            M[i, places[m]] = c
    return M


def high_power(M, n):
    """The n-th power or a higher one."""
    e = 1
    while e < n:
        M, e = M * M, 2 * e
    return M


def value_count(H, v):
    """The number of different values of H on an invariant subspace with a general vector v."""
    powers = v
    while powers.rank() == powers.nrows():
        v = v * H
        powers = powers.stack(v)
    relation = powers.left_kernel().basis()[0]
    f = PolynomialRing(H.base_ring(), "z")(list(relation))
    return f.degree() - f.gcd(f.derivative()).degree()


def weights_by_rank(fields, chart):
    """For each smaller rank of the derivative that occurs: how much smaller it is, the number of
    critical functions, and of weights, each as often as it counts; nothing if there are infinitely
    many weights."""
    known = dict(fields)
    n, d = known["parameters"], known["rank"]
    left = n - known["functions"] * known["fibre"]
    if known["parametersDimension"] != 0 or left == 0:
        return []
    I, J, psi, t = chart
    S = I.ring()
    kk = S.base_ring()
    in_S = J.base_ring().hom(S.gens()[1:], S)
    basis = list(I.normal_basis())
    J = J.apply_map(in_S)

    def minor(k):
        before = matrix(S, k, d, random_numbers(kk, k * d))
        after = matrix(S, J.ncols(), k, random_numbers(kk, J.ncols() * k))
        f = I.reduce((before * J * after).det())
        return high_power(multiplication(I, basis, f), n)

    value = sum(c * in_S(f) for c, f in zip(random_numbers(kk, len(psi)), psi))
    H = multiplication(I, basis, value) * multiplication(I, basis, S(in_S(t))).inverse()
    larger, found = minor(d), []
    for k in range(1, d + 1):
        smaller = minor(d - k) if k < d else matrix.identity(kk, n)
        here = larger.left_kernel().basis_matrix() * smaller
        count = here.rank()
        if count:
            v = matrix(kk, 1, here.nrows(), random_numbers(kk, here.nrows())) * here
            found.append((k, value_count(H, v), count))
        left -= count
        if left == 0:
            return found
        larger = smaller
    return found
