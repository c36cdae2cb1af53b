# needs: ideals
# cells: the weights over one function modulo base changes, exactly.
#
# A base change brings the rows of a block to a reduced echelon form, which no other one has. So the
# cells of all echelon forms meet each orbit once; orbits of rows of rank r have k r dimensions for
# k rows. Neurons that roots of unity turn have no row, or an entry that is not zero.
from itertools import combinations

from sage.arith.misc import gcd


def echelon_cells(B):
    """The cells of a matrix of variables: the dimension of the orbits, whether the rank is full,
    equations."""
    k, n = B.nrows(), B.ncols()
    for r in range(k + 1):
        for P in combinations(range(n), r):
            equations = []
            for i in range(k):
                for j in range(n):
                    if i >= r or j < P[i]:
                        equations.append(B[i, j])
                    elif j in P:
                        equations.append(B[i, j] - int(j == P[i]))
            yield k * r, r == k, equations


def points_by_traces(J):
    """The numbers of complex and of real points on the zeros of an ideal of dimension zero: the
    rank and the signature of the form trace(a b) (Hermite). All roots of its characteristic
    polynomial are real, so that Descartes' rule counts them."""
    basis = list(J.normal_basis())

    def entries(f):
        f = J.reduce(f)
        return [f.monomial_coefficient(b) for b in basis]

    traces = [sum(entries(b * c)[k] for k, c in enumerate(basis)) for b in basis]

    def trace(f):
        return sum(c * t for c, t in zip(entries(f), traces))

    M = matrix(QQ, [[trace(a * b) for b in basis] for a in basis])
    f = M.charpoly()

    def changes(g):
        signs = [c for c in g.list() if c]
        return sum(a * b < 0 for a, b in zip(signs, signs[1:]))

    positive, negative = changes(f), changes(f(-f.parent().gen()))
    return positive + negative, positive - negative


def nonempty_cells(I, blocks):
    """Of the zeros of I, modulo base changes of the blocks: for each cell with zeros the dimension
    of the orbits of its zeros, whether no rank is smaller, and its ideal."""
    R = I.ring()
    found = [] if I.is_one() else [(0, True, R.ideal(groebner(I)))]
    for B in blocks:
        cells, before, found = list(echelon_cells(B)), found, []
        for d, is_full, J in before:
            for e, full, equations in cells:
                K = R.ideal(groebner(J + R.ideal(equations))) if equations else J
                if not K.is_one():
                    found.append((d + e, is_full and full, K))
    return found


def counted(J, turned, real):
    """The points, and again those where some neurons are zero, as often as roots of unity would
    turn the others."""
    if J.is_one():
        return 0
    if not turned:
        return points_by_traces(J)[1 if real else 0]
    (n, row), rest = turned[0], turned[1:]
    m = gcd(n, 2) if real else n
    zero = counted(J + J.ring().ideal(row), rest, real)
    return counted(J, rest, real) + (m - 1) * zero


def fibre_report(I, blocks, turned, order):
    """(dimension of the zeros, number of orbits where no rank is smaller, how many have real
    points): -1 if infinitely many.

    A finite group of an order moves all points; and roots of unity turn the neurons, pairs of a
    number of such roots and a list of weights, that are not zero.
    """
    cells = nonempty_cells(I, blocks)
    if not cells:
        return -1, 0, 0
    d = max(e + dimension_and_degree(J)[0] for e, _, J in cells)
    full = [J for _, is_full, J in cells if is_full]
    if any(dimension_and_degree(J)[0] > 0 for J in full):
        return d, -1, -1
    found = []
    for real in (False, True):
        turns = order
        for n, _ in turned:
            turns *= gcd(n, 2) if real else n
        points = sum(counted(J, turned, real) for J in full)
        if points % turns:
            raise ValueError("expected orbits of %d points, got %d" % (turns, points))
        found.append(points // turns)
    return d, found[0], found[1]
