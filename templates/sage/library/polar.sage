# needs: nothing
# polar: lists of polar degrees, from the degree of the dual variety to that of the variety.


def nonzero_range(degrees):
    """Those of an irreducible cone have no zeros in between (Kleiman, Holme): cut off the ends."""
    found = [i for i, degree in enumerate(degrees) if degree != 0]
    if not found:
        raise ValueError("expected a reduced variety: all polar degrees are zero")
    return [ZZ(degree) for degree in degrees[found[0] : found[-1] + 1]]
