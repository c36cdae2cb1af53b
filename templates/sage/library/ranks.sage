# needs: finite learning random
# ranks: critical weights of a network by the rank of the derivative.
#
# Finitely many critical weights are the points of an algebra of finite dimension over the field. A
# general minor of size k of the derivative is zero at those where the rank is less than k, and
# multiplication by it is nilpotent there and invertible on the rest. On what is left of the algebra
# for one rank, the values of a general function are as many as the functions of these weights: the
# degree of the part without squares of the minimal polynomial of a general vector.


def high_power(M, n):
    """The n-th power or a higher one."""
    e = 1
    while e < n:
        M, e = M * M, 2 * e
    return M


def value_count(H, v):
    """The number of different values of H on an invariant subspace with a general vector v."""
    powers = v
    while powers.matrank() == len(powers):
        v = H * v
        powers = powers.concat(v)
    f = powers.matker()[0].Polrev()
    return int(f.poldegree() - f.gcd(f.deriv()).poldegree())


def weights_by_rank(fields, chart):
    """For each smaller rank of the derivative that occurs: how much smaller it is, the number of
    critical functions, and of weights, each as often as it counts; nothing if there are infinitely
    many weights."""
    known = dict(fields)
    n, d = known["parameters"], known["rank"]
    left = n - known["functions"] * known["fibre"]
    if known["parametersDimension"] != 0 or left == 0:
        return []
    A, J, psi, t = chart
    kk = J.base_ring().base_ring()

    def minor(k):
        before = matrix(J.base_ring(), k, d, random_numbers(kk, k * d))
        after = matrix(J.base_ring(), J.ncols(), k, random_numbers(kk, J.ncols() * k))
        return high_power(multiplication(A, determinant_on(A, before * J * after)), n)

    value = sum(c * f for c, f in zip(random_numbers(kk, len(psi)), psi))
    at_value, at_t = [multiplication(A, evaluated_on(A, f)) for f in (value, t)]
    H, larger, found = at_t**-1 * at_value, minor(d), []
    for k in range(1, d + 1):
        smaller = minor(d - k) if k < d else pari.matid(n)
        here = smaller * larger.matker()
        count = int(here.matrank())
        if count:
            v = here * pari(matrix(kk, len(here), 1, random_numbers(kk, len(here))))
            found.append((k, value_count(H, v), count))
        left -= count
        if left == 0:
            return found
        larger = smaller
    return found
