# needs: regions
# tropical: a proof that a network computes max g - max h, and that no monomial is too many.
#
# The layers are those of the network that computes the difference; the last two units of the first
# layer are max g and max h. The difference is zero on all its activation regions, and each monomial
# is the largest on one of them.


def tropical_form(layers, points, refutations):
    cells = activation_cells(layers, points, refutations)
    if any(any(c[2][0]) for c in cells):
        raise ValueError("the difference is not zero")
    n = len(layers[0])
    for u in (n - 2, n - 1):
        if len(set(c[0][u] for c in cells)) < len(layers[0][u]):
            raise ValueError("a monomial is too many")
    return layers[0][n - 2], layers[0][n - 1]
