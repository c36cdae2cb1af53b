# needs: regions
# boundary: where the output of a network is zero, but not near by.
#
# In the plane the line on which the output of a region is zero is clipped by the region's
# inequalities; intervals on one line are united, and cut where lines cross. A line (c, a, b) has
# the points (-c a, -c b) / n + s (-b, a) with n = a^2 + b^2; None stands for infinity.

from sage.arith.misc import gcd


def primitive_line(f):
    d = gcd(f)
    if [v for v in f[1:] if v][0] < 0:
        d = -d
    return tuple(v // d for v in f)


def point_of_line(line, s):
    c, a, b = line
    n = QQ(a * a + b * b)
    return (-c * a / n - b * s, -c * b / n + a * s)


def place_on_line(line, p):
    return (line[1] * p[1] - line[2] * p[0]) / QQ(line[1] ** 2 + line[2] ** 2)


def is_in_interval(interval, s):
    low, high = interval
    return (low is None or low <= s) and (high is None or s <= high)


def clipped_line(line, rows):
    """What lies in the closed region; None if nothing does."""
    c, a, b = line
    n = a * a + b * b
    bounds = [(t * n - c * (a * u + b * v), n * (a * v - b * u)) for t, u, v in rows]
    if any(slope == 0 and constant < 0 for constant, slope in bounds):
        return None
    lows = [QQ(-constant) / slope for constant, slope in bounds if slope > 0]
    highs = [QQ(-constant) / slope for constant, slope in bounds if slope < 0]
    low, high = max(lows) if lows else None, min(highs) if highs else None
    if lows and highs and low > high:
        return None
    return low, high


def united_intervals(found, i):
    """Disjoint closed intervals, and one more, united with those that it meets."""

    def meets(j):
        before = i[0] is None or j[1] is None or i[0] <= j[1]
        return before and (j[0] is None or i[1] is None or j[0] <= i[1])

    met = [j for j in found if meets(j)] + [i]
    low = None if any(j[0] is None for j in met) else min(j[0] for j in met)
    high = None if any(j[1] is None for j in met) else max(j[1] for j in met)
    return [j for j in found if not meets(j)] + [(low, high)]


def crossing_of_lines(f, g):
    d = f[1] * g[2] - f[2] * g[1]
    if d == 0:
        return None
    return (f[2] * g[0] - f[0] * g[2]) / QQ(d), (f[0] * g[1] - f[1] * g[0]) / QQ(d)


def cuts_of_lines(whole):
    """On each of some lines with intervals: where it ends, or crosses another."""
    cuts = [set(s for s in interval if s is not None) for _, interval in whole]
    for i, j in combinations(range(len(whole)), 2):
        p = crossing_of_lines(whole[i][0], whole[j][0])
        if p is not None:
            at = dict((k, place_on_line(whole[k][0], p)) for k in (i, j))
            if all(is_in_interval(whole[k][1], at[k]) for k in at):
                for k in at:
                    cuts[k].add(at[k])
    return [sorted(at) for at in cuts]


def boundary_graph(regions):
    """Of regions (inequalities, output): vertices, edges, rays, lines, and how many are flat."""
    pieces, touched = {}, []
    for rows, f in regions:
        interval = None
        if any(f[1:]):
            line = primitive_line(f)
            interval = clipped_line(line, rows)
        if interval is not None:
            if interval[0] is not None and interval[0] == interval[1]:
                touched.append(point_of_line(line, interval[0]))
            else:
                pieces[line] = united_intervals(pieces.get(line, []), interval)
    whole = [(line, interval) for line in sorted(pieces) for interval in pieces[line]]
    cuts = cuts_of_lines(whole)

    def is_on(p):
        return any(
            f[0] + f[1] * p[0] + f[2] * p[1] == 0 and is_in_interval(i, place_on_line(f, p))
            for f, i in whole
        )

    points = set(p for p in touched if not is_on(p))
    points.update(point_of_line(f, s) for (f, _), at in zip(whole, cuts) for s in at)
    vertices = sorted(points)
    number = dict((p, i) for i, p in enumerate(vertices))
    edges, rays, lines = [], [], []
    for (f, (low, high)), at in zip(whole, cuts):
        ends = [number[point_of_line(f, s)] for s in at]
        edges += [sorted(e) for e in zip(ends, ends[1:])]
        d = gcd(f[1], f[2])
        u, v = -f[2] // d, f[1] // d
        if not ends:
            lines.append(f)
            continue
        if low is None:
            rays.append([ends[0], -u, -v])
        if high is None:
            rays.append([ends[-1], u, v])
    flat = sum(1 for _, f in regions if not any(f))
    return vertices, sorted(edges), sorted(rays), lines, flat


def plane_boundary(layers, points, refutations):
    cells = activation_cells(layers, points, refutations)
    graph = boundary_graph([(list(rows_of_cell(c)), c[2][0]) for c in cells])
    pairs = [[x.numerator(), x.denominator()] for p in graph[0] for x in p]
    fields = [("vertices", [v for pair in pairs for v in pair])]
    for name, parts in zip(("edges", "rays", "lines"), graph[1:]):
        fields.append((name, [v for part in parts for v in part]))
    return fields + [("flat", graph[4])]


def boundary_pieces(layers, points, refutations, inside, outside):
    """In a space of any dimension: in which regions the output is zero on a piece of a hyperplane,
    by a point (number, p); in others inequalities (number, [(u, j, y), ...]) add up to a multiple
    of it. A common facet is a piece of the first region that has it."""
    cells = activation_cells(layers, points, refutations)
    output = [c[2][0] for c in cells]
    rows = [list(rows_of_cell(c)) for c in cells]
    point_in, terms_of = dict(inside), dict(outside)
    counted = 0
    for k, f in enumerate(output):
        if not any(f[1:]):
            continue
        if k in point_in:
            p = point_in[k]
            others = [r for r in rows[k] if not is_multiple_of(r, f)]
            if form_at(f, p) != 0 or any(form_at(r, p) <= 0 for r in others):
                raise ValueError("a point is in no piece")
            counted += not any(
                any(output[i][1:])
                and is_multiple_of(output[i], f)
                and all(form_at(r, p) >= 0 for r in rows[i])
                for i in range(k)
            )
        else:
            terms = [(row_of_cell(cells[k], u, j), y) for u, j, y in terms_of[k]]
            multiple = is_multiple_of(sum_of_rows(terms), f)
            if not multiple or any(is_multiple_of(row, f) for row, _ in terms):
                raise ValueError("inequalities do not add up to a multiple of the output")
    return [("pieces", counted), ("flat", sum(1 for f in output if not any(f)))]
