# needs: random varieties
# metric: quadratic forms on the space in which a variety lies, as symmetric matrices W.


def diagonal_metric(kk, weights):
    entries = {(i, i): weight for i, weight in enumerate(weights)}
    return matrix(kk, len(weights), len(weights), entries, sparse=False)


def random_metric(kk, V):
    """A generic metric may be taken diagonal.

    The count is the generic one as soon as the quadric of the metric is nonsingular and
    transversal to a Whitney stratification of the variety in projective space (of its points at
    infinity, when it is no cone). The squares of the coordinates have no common zero, so in
    characteristic zero, by Bertini, a general diagonal quadric is both.
    """
    return diagonal_metric(kk, random_numbers(kk, ambient_dimension(V)))


def weighted_residue(W, x, u):
    """W (x - u), as a list."""
    return (W * matrix([a - b for a, b in zip(x, u)]).transpose()).list()
