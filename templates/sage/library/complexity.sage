# needs: regions
# complexity: how much a network with one or two inputs bends in a box, and how fast it varies.
#
# Each bend is seen from both sides, so each side counts one half. A sum of square roots is a
# dictionary from radicands without square factors to coefficients.


def rational_at(row, p):
    return row[0] + sum(a * x for a, x in zip(row[1:], p))


def corners_of_box(box):
    if len(box) == 1:
        return [(v,) for v in box[0]]
    (a, b), (c, d) = box
    return [(a, c), (b, c), (b, d), (a, d)]


def clipped_corners(corners, row):
    """The part of an interval or a convex polygon where a row is not negative."""
    values, found = [rational_at(row, p) for p in corners], []
    for i, (p, v) in enumerate(zip(corners, values)):
        q, w = corners[i - 1], values[i - 1]
        if v * w < 0 and (i or len(p) > 1):
            found.append(tuple((v * y - w * x) / (v - w) for x, y in zip(p, q)))
        if v >= 0:
            found.append(p)
    return found


def volume_of(corners):
    if not corners:
        return QQ(0)
    if len(corners[0]) == 1:
        return max(corners)[0] - min(corners)[0]
    pairs = zip(corners, corners[1:] + corners[:1])
    return abs(sum(p[0] * q[1] - p[1] * q[0] for p, q in pairs)) / QQ(2)


def lengths_of_sides(corners, row):
    """The lengths of sides on which a row is zero, over that of its slope as a vector.

    The end of an interval has the length 1.
    """
    on, slope = [rational_at(row, p) == 0 for p in corners], QQ(sum(abs(v) for v in row[1:]))
    if len(corners[0]) == 1:
        return [1 / slope] * sum(on)
    sides = [(corners[i - 1], p) for i, p in enumerate(corners) if on[i] and on[i - 1]]
    return [sum(abs(x - y) for x, y in zip(p, q)) / slope for p, q in sides]


def add_root(total, c, q):
    """Add c * sqrt(q)."""
    if q != 0:
        n = ZZ(QQ(q).numerator() * QQ(q).denominator())
        radicand = n.squarefree_part()
        root = (n // radicand).isqrt() / QQ(q).denominator()
        total[radicand] = total.get(radicand, 0) + c * root


def root_sum(total):
    found = [(r, QQ(total[r])) for r in sorted(total) if total[r] != 0]
    return [v for r, c in found for v in (r, c.numerator(), c.denominator())]


def local_complexity(layers, points, refutations, box, scale):
    box = [[QQ(v) for v in row] for row in box]
    whole = volume_of(corners_of_box(box))
    bends, variation = {}, {}
    for cell in activation_cells(layers, points, refutations):
        rows, corners = list(rows_of_cell(cell))[1:], corners_of_box(box)
        for row in rows:
            corners = clipped_corners(corners, row)
        volume = volume_of(corners)
        if volume:
            for row in rows:
                if any(row[1:]):
                    for length in lengths_of_sides(corners, row):
                        add_root(bends, length / (2 * whole), sum(v * v for v in row[1:]))
            slope = sum(v * v for f in cell[2] for v in f[1:])
            add_root(variation, volume / (whole * scale), slope)
    return [("complexity", root_sum(bends)), ("variation", root_sum(variation))]
