# needs: nothing
# tangent: where the smallest eigenvalue of the tangent kernel of a wide shallow network is.
#
# The entries are balls. The matrix less a number is definite if all pivots are positive; a quotient
# of Rayleigh bounds the eigenvalue from above.

from sage.rings.real_arb import RealBallField


def tangent_entry(x, y, slope, balls):
    """E[s(w.x) s(w.y)] + x.y E[s'(w.x) s'(w.y)] on the sphere, s of a slope for negative inputs."""
    dot = sum(a * b for a, b in zip(x, y))
    squares = sum(a * a for a in x) * sum(b * b for b in y)
    scale, pi = balls(squares).sqrt(), balls.pi()
    c, s = balls(dot) / scale, balls(squares - dot * dot).sqrt() / scale
    half = (balls(squares - dot * dot).sqrt() / (scale + abs(balls(dot)))).arctan()
    t = 2 * half if dot >= 0 else pi - 2 * half
    return balls((1 + slope) ** 2 / 2) * c + balls((1 - slope) ** 2 / 2) / pi * (
        s + (pi - 2 * t) * c
    )


def has_positive_pivots(rows):
    """Whether rows that are eliminated one after another have positive pivots."""
    while rows:
        top = rows[0]
        if not top[0] > 0:
            return False
        rows = [[v - r[0] / top[0] * t for v, t in zip(r[1:], top[1:])] for r in rows[1:]]
    return True


def is_tangent_relation(points, slope, c):
    """Whether the kernel takes the vector of all c_i |x_i| to zero."""
    vectors = [tuple(a * v for v in x) for a, x in zip(c, points) if a != 0]
    paired = all(vectors.count(v) == 2 for v in vectors)
    balanced = not any(sum(column) for column in zip(*vectors))
    return bool(vectors) and (slope == 1 or paired) and (slope == -1 or balanced)


def tangent_kernel(points, slope, ends, vector, bits, relation):
    if relation:
        if not is_tangent_relation(points, slope, relation):
            raise ArithmeticError("this is no relation")
        ends = [QQ(0), QQ(0)]
    else:
        balls, n = RealBallField(bits), len(points)
        low, high = [balls(v) for v in ends]
        rows = [[tangent_entry(x, y, slope, balls) for y in points] for x in points]
        less = [[v - low if i == j else v for j, v in enumerate(r)] for i, r in enumerate(rows)]
        if not has_positive_pivots(less):
            raise ArithmeticError("the matrix less the lower end is not certified to be definite")
        images = [sum(v * c for v, c in zip(r, vector)) for r in rows]
        excess = sum(c * (v - high * c) for c, v in zip(vector, images))
        if not excess < 0:
            raise ArithmeticError("the quotient of Rayleigh is not below the upper end")
    fields = [("interval", ends), ("null", relation)]
    return [(name, [v for q in L for v in (q.numerator(), q.denominator())]) for name, L in fields]
