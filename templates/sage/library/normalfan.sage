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


def normal_fan(polytopes, *names):
    """Parts of gfan's answer on the normal fan of a sum of polytopes, each a list of integers."""
    variables = ",".join("x%s" % i for i in range(len(polytopes[0][0])))
    text = "Q[%s]{%s}" % (variables, ",".join(newton_polynomial(p) for p in polytopes))
    found = run(["gfan", "_minkowskisum"], input=text, capture_output=True, text=True, check=True)
    for name in names:
        lines = found.stdout.split("\n" + name + "\n")[1].split("\n\n")[0].splitlines()
        yield [[int(v) for v in line.split("\t")[0].strip("{}").split()] for line in lines]


def interior_vectors(polytopes):
    """A vector in each maximal cone of a sum's normal fan: there each has one largest point."""
    rays, cones = normal_fan(polytopes, "RAYS", "MAXIMAL_CONES")
    for cone in cones:
        yield [sum(rays[r][j] for r in cone) for j in range(len(polytopes[0][0]))]


def face_numbers(polytopes):
    """How many faces of dimension 0, 1, ... a sum has, itself the last."""
    ((found,),) = normal_fan(polytopes, "F_VECTOR")
    return found[::-1]
