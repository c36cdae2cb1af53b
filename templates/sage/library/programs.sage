# needs: nothing
# programs: rates of Fisher-Rao gradient flows of linear programmes, from a proof.
#
# Maximise c x where A x = b and x >= 0. The data are rows of numerators and denominators in turn:
# those of A, then b, c, an optimal point x, prices y, and a direction z. The slacks are y A - c.
# They are zero where x is positive, and positive elsewhere, so x is optimal and its support is
# that of the optimal face; the least of them there is the rate, for z proves that no prices have
# more.


from itertools import combinations

from sage.arith.misc import binomial
from sage.modules.free_module_element import vector


def rational_numbers(row):
    return [QQ(p) / q for p, q in zip(row[::2], row[1::2])]


def parts_of(values):
    return [part for v in values for part in (QQ(v).numerator(), QQ(v).denominator())]


def least_gaps(A, c, x, outside):
    """The least gap of a neighbour of a vertex, and the least over its total variation."""
    K = A.right_kernel().basis_matrix()
    k = K.nrows()
    if len(outside) > k and binomial(len(outside), k - 1) > 5000:
        return []
    found = []
    for chosen in combinations(outside, k - 1):
        null = K.matrix_from_columns(list(chosen)).left_kernel().basis_matrix()
        if null.nrows() != 1:
            continue
        z = (null * K).row(0)
        if any(z[j] < 0 for j in outside):
            z = -z
        if any(z[j] < 0 for j in outside):
            continue
        far = min(-x[j] / z[j] for j in range(len(z)) if z[j] < 0)
        gap = -far * (c * z)
        found.append((gap, 2 * gap / (far * sum(abs(v) for v in z))))
    return [min(gap for gap, _ in found), min(rate for _, rate in found)]


def fisher_rao_rate(data):
    """Optimum, support, whether it and its prices are unique, rate, slowest entries, least gaps."""
    rows = [vector(QQ, rational_numbers(row)) for row in data]
    A = matrix(QQ, rows[:-5])
    b, c, x, y, z = rows[-5:]
    slack = y * A - c
    if A * x != b or min(x) < 0:
        raise ValueError("the point is not in the polytope")
    support = [j for j, v in enumerate(x) if v > 0]
    outside = [j for j, v in enumerate(x) if v == 0]
    if any(slack[j] != 0 for j in support):
        raise ValueError("a slack is not zero on the support")
    rate = min(slack[j] for j in outside)
    if rate <= 0:
        raise ValueError("a slack is not positive off the support")
    slowest = [j for j in outside if slack[j] == rate]
    growing = [j for j in outside if z[j] > 0]
    if A * z != 0 or any(z[j] < 0 for j in outside) or growing != slowest:
        raise ValueError("the direction does not prove the rate")
    columns = A.matrix_from_columns(support).rank()
    unique = bool(columns == len(support))
    least = least_gaps(A, c, x, outside) if unique else []
    return [
        ("optimum", parts_of([c * x])),
        ("support", support),
        ("unique", unique),
        ("degenerate", bool(columns < A.nrows())),
        ("maximiser", parts_of(x)),
        ("rate", parts_of([rate])),
        ("slowest", slowest),
        ("least", parts_of(least)),
    ]
