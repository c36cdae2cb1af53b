# needs: nothing
# normalfan: normal fans of sums of polytopes, by gfan, a part of Sage.
#
# gfan takes polynomials for their Newton polytopes, so each polytope, the hull of integral points,
# is moved to where coordinates are nonnegative; that does not change the fan.

from subprocess import run


def newton_polynomial(points):
    """A polynomial whose Newton polytope is the hull of the points, but for a translation."""
    least = [min(c) for c in zip(*points)]
    moved = sorted(set(tuple(v - m for v, m in zip(p, least)) for p in points))
    if max(map(max, moved)) >= 2**24:
        raise ValueError("the exponents are too large for gfan")
    monomials = [["x%s^%s" % (i, v) for i, v in enumerate(p) if v] for p in moved]
    return "+".join("*".join(m) if m else "1" for m in monomials)


def interior_vectors(polytopes):
    """A vector in each maximal cone of a sum's normal fan: there each has one largest point."""
    dimension = len(polytopes[0][0])
    names = ",".join("x%s" % i for i in range(dimension))
    text = "Q[%s]{%s}" % (names, ",".join(newton_polynomial(p) for p in polytopes))
    found = run(["gfan", "_minkowskisum"], input=text, capture_output=True, text=True, check=True)

    def lines_of(name):
        lines = found.stdout.split("\n" + name)[1].split("\n\n")[0].splitlines()[1:]
        return [line.split("\t")[0].strip("{}").split() for line in lines]

    rays = [[int(v) for v in line] for line in lines_of("RAYS")]
    for line in lines_of("MAXIMAL_CONES"):
        yield [sum(rays[int(r)][j] for r in line) for j in range(dimension)]
