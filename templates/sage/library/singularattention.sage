# needs: localization singulardefinition varieties
# singularattention: the singular functions of one layer of lightning attention, by a theorem.
#
# The functions are the products of the rows of V, e x d, and the columns of A, d x d of rank at
# most a, as linear forms. The map of P(V) x P(A) is finite. By unique factors it is injective,
# with an injective derivative, unless V and A have rank one. So functions are singular where A
# has a smaller rank than in general; and where V and A have rank one, for the two factors can be
# exchanged. But if they have so in general, these are quadratic forms of rank two times vectors,
# which are singular at squares times vectors, or zero.

from math import comb


def singular_form_rank(d, e, a):
    """The singular functions are u (x) q (x) t with a form q of at most this rank; -1: there are
    none; None: they are those of rank a - 1."""
    if d == 1:
        return -1
    if e == a == 1:
        return 1 if d > 2 else 0
    return None if 1 < a < d and (a, e) != (2, 1) else 2


def symmetric_tensors(R, d, e, r):
    """The ideal of these tensors: minors of the flattenings by u, by t, by an index of q."""
    x = R.gens()
    upper = [(j, k) for j in range(d) for k in range(j, d)]

    def entry(i, c, j, k):
        position = (i * d + c) * len(upper) + upper.index((min(j, k), max(j, k)))
        return x[position] * (2 if j == k else 1)

    flattenings = [
        (2, [[entry(i, c, *p) for c in range(d) for p in upper] for i in range(e)]),
        (2, [[entry(i, c, *p) for i in range(e) for p in upper] for c in range(d)]),
        (r + 1, [[entry(i, c, j, k) for i in range(e) for c in range(d) for k in range(d)]
                 for j in range(d)])]
    return R.ideal([f for n, M in flattenings if n <= len(M) for f in matrix(R, M).minors(n)])


def singular_attention_numbers(d, e, a):
    """Dimension and degree: of Segre varieties, by the degree of the map."""
    r = singular_form_rank(d, e, a)
    if r is None:
        n = d * e - 1 + (a - 1) * (2 * d - a + 1)
        smaller = Determinantal(d, d, a - 1)
        return n, comb(n - 1, d * e - 1) * localized_polar_degrees(smaller)[-1]
    if r == 2:
        n = e + 3 * d - 3
        return n, comb(n - 1, e - 1) * comb(3 * d - 3, d - 1) * comb(2 * d - 2, d - 1) // 2
    if r == 1:
        return 2 * d - 1, comb(2 * d - 2, d - 1) * 2 ** (d - 1)
    return r, r + 1


def attention_ramification(d, e, rows):
    """The codimension of the weights V, K, Q with a derivative of a smaller rank than in general,
    for A = K^t Q and K of rows; None if they are taken modulo base changes."""
    if d == 1:
        return 2 if e == 1 else 1
    if rows == 1:
        return d - 1 if e == 1 else d
    if rows > d:
        return min(d * e, 2 * (rows - d + 1), d**2, (d - 1) * (d + e - 1))
    return None


def singular_attention(d, e, rows, R):
    """The fields of an answer, with equations if there is a ring."""
    a, codimension = min(d, rows), attention_ramification(d, e, rows)
    if R is not None:
        fields = component_fields([symmetric_tensors(R, d, e, singular_form_rank(d, e, a))])
    else:
        n, degree = singular_attention_numbers(d, e, a)
        fields = [("dimension", n), ("degree", degree), ("components", 0)]
    if codimension is not None:
        fields.append(("ramification", d * e + 2 * rows * d - codimension))
    return fields
