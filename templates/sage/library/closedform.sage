# needs: ideals varieties
# closedform: Euclidean distance degrees that a theorem gives.

from sage.arith.misc import binomial


def eckart_young_degree(V):
    """Matrices of rank at most r in the Frobenius norm; symmetric ones too.

    A critical point keeps r of the singular values and drops the others (Eckart, Young).
    """
    size = V.size if isinstance(V, SymmetricDeterminantal) else min(V.rows, V.columns)
    return binomial(size, V.rank)


def rank_one_generic_ed_degree(V):
    """The generic ED degree of a Segre variety P^a x P^b, (a+1) x (b+1) matrices of rank one.

    It is sum (-1)^i (2^(d+1-i) - 1) deg c_i for a smooth variety of dimension d (Draisma and
    others, theorem 5.8). In the Chow ring ZZ[s, t] / (s^(a+1), t^(b+1)) the Chern classes are
    the graded parts of (1 + s)^(a+1) (1 + t)^(b+1), the hyperplane class is s + t, and the
    degree of a class of dimension zero is its coefficient at s^a t^b.
    """
    a, b = V.rows - 1, V.columns - 1
    d = a + b
    s, t = polynomial_ring(ZZ, 2).gens()
    chern = (1 + s) ** (a + 1) * (1 + t) ** (b + 1)
    total = 0
    for i in range(d + 1):
        part = sum(c * m for c, m in chern if m.degree() == i)
        degree = (part * (s + t) ** (d - i)).coefficient({s: a, t: b})
        total += (-1) ** i * (2 ** (d + 1 - i) - 1) * ZZ(degree)
    return total
